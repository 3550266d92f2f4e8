package io.broadside.controller;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from this machine to a pod behind a Service: straight, where its address can be reached
 * from here, and otherwise by a port-forward.
 */
final class Reach implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1_000;
  private static final Pattern FORWARDING =
      Pattern.compile("Forwarding from (127\\.0\\.0\\.1:\\d+) .*");

  /** A port-forward to the pod of that address. */
  private record Forward(String pod, Process process, URI address) {}

  private final Kubectl kubectl;
  private final Map<String, Forward> forwards = new HashMap<>();

  Reach(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  /** The address of the pod that is ready now; an error while there is none. */
  String pod(String service) throws IOException, InterruptedException {
    String ready =
        kubectl.say(
            "get endpointslices -l kubernetes.io/service-name="
                + service
                + " -o jsonpath={.items[*].endpoints[?(@.conditions.ready==true)].addresses[0]}");
    if (ready.isEmpty()) {
      throw new IOException("no pod of " + service + " is ready");
    }
    return ready.split(" ", 2)[0];
  }

  /** Where to speak to the pod that is ready now. */
  synchronized URI of(String service, int port) throws IOException, InterruptedException {
    String pod = pod(service);
    Forward forward = forwards.get(service);
    if (forward == null && answers(pod, port)) {
      return URI.create("http://" + pod + ":" + port);
    }
    if (forward == null || !forward.pod.equals(pod) || !forward.process.isAlive()) {
      end(forward);
      forward = begin(service, pod, port);
      forwards.put(service, forward);
    }
    return forward.address;
  }

  private static boolean answers(String pod, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(pod, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Forward begin(String service, String pod, int port) throws IOException {
    Process process = kubectl.start("port-forward", "svc/" + service, ":" + port);
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String first = said.readLine();
    Matcher forwarding = FORWARDING.matcher(String.valueOf(first));
    if (!forwarding.matches()) {
      process.destroy();
      throw new IOException("no port-forward to " + service + ": " + first);
    }
    Thread.ofPlatform().daemon().start(() -> said.lines().forEach(line -> {}));
    return new Forward(pod, process, URI.create("http://" + forwarding.group(1)));
  }

  private static void end(@Nullable Forward forward) {
    if (forward != null) {
      forward.process.destroy();
    }
  }

  @Override
  public synchronized void close() {
    forwards.values().forEach(Reach::end);
  }
}
