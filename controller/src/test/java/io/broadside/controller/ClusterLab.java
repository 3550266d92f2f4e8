package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Workers;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import io.broadside.target.Hit;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An overlay on the current context, and the API of its controller. */
final class ClusterLab {

  static final Path HOME = Path.of(System.getProperty("broadside.home", ".."));

  private static final String OVERLAY =
      HOME.resolve(System.getProperty("broadside.overlay", "k8s/overlays/test")).toString();

  /** Longer than a controller's pod takes to be replaced. */
  private static final int LEASE_SECONDS = 40;

  private static final int CONTROLLER_PORT = 8080;
  private static final int TARGET_PORT = 8081;

  final Kubectl kubectl = new Kubectl("broadside");
  private final Reach reach = new Reach(kubectl);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  /** Deploys as the documentation says, with a simulation more. */
  ClusterLab(String simulation) throws Exception {
    apply();
    if (kubectl.say("get secret broadside --ignore-not-found -o name").isEmpty()) {
      kubectl.run(
          "create", "secret", "generic", "broadside", "--from-literal=token=" + UUID.randomUUID());
    }
    token =
        new String(
                Base64.getDecoder()
                    .decode(kubectl.say("get secret broadside -o jsonpath={.data.token}")),
                StandardCharsets.UTF_8)
            .strip();
    String source = Files.readString(Path.of("src/test/resources/simulations", simulation));
    kubectl.run(
        "patch",
        "configmap",
        "simulations",
        "--type=merge",
        "--patch",
        new String(Json.write(Map.of("data", Map.of(simulation, source))), StandardCharsets.UTF_8));
    kubectl.say("scale deployment/worker --replicas=0");
    kubectl.say("rollout restart deployment/controller");
    kubectl.say("rollout status --timeout=180s deployment/controller");
    kubectl.say("rollout status --timeout=180s deployment/target");
  }

  /** Applies all of it, as it stands there. */
  void apply() throws Exception {
    kubectl.run("apply", "-k", OVERLAY);
  }

  RunView start(String simulation, int workers, Map<String, String> properties) throws Exception {
    URI target = URI.create("http://" + reach.pod("target") + ":" + TARGET_PORT);
    RunRequest request =
        RunRequests.of(
            Map.of(
                "simulation", simulation,
                "target", target,
                "workers", workers,
                "properties", properties,
                "seed", 7,
                "warmUpSeconds", 1,
                "leaseSeconds", LEASE_SECONDS,
                "readyTimeoutSeconds", Lab.READY_SECONDS));
    HttpResponse<byte[]> answer = send("POST", "/api/runs", Json.write(request));
    if (answer.statusCode() != 201) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return Json.read(answer.body(), RunView.class);
  }

  /** The names of the workers' pods. */
  List<String> workers() throws Exception {
    return List.of(
        kubectl
            .say(
                "get pods -l app.kubernetes.io/component=worker -o"
                    + " jsonpath={.items[*].metadata.name}")
            .split(" "));
  }

  /**
   * Ends a container's processes and leaves its pod; false where they cannot be ended from here.
   */
  boolean crash(String pod) {
    List<ProcessHandle> here =
        ProcessHandle.allProcesses()
            .filter(p -> p.info().commandLine().orElse("").contains("--name " + pod))
            .toList();
    long refused = here.stream().filter(p -> !p.destroyForcibly() && p.isAlive()).count();
    return !here.isEmpty() && refused == 0;
  }

  /** What the target saw since the last time that all was cleared. */
  List<Hit> hits() throws Exception {
    return target("/_recorded").lines().map(ClusterLab::hit).toList();
  }

  private static Hit hit(String line) {
    String[] parts = line.split("\t", -1);
    return new Hit(
        Long.parseLong(parts[0]), parts[4], parts[2], Long.parseLong(parts[3]), parts[1]);
  }

  private String target(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(reach.of("target", TARGET_PORT).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  /** Lets all workers go that are left of what was before, and has the target forget. */
  void clear() throws Exception {
    kubectl.say("scale deployment/worker --replicas=0");
    kubectl.say("wait --for=delete pod -l app.kubernetes.io/component=worker --timeout=120s");
    target("/_reset");
  }

  /** Whether pods share this machine's loopback: then their addresses are its own. */
  boolean sharesLoopback() throws Exception {
    try (ServerSocket own =
        new ServerSocket(0, 1, InetAddress.getByName(reach.pod("controller")))) {
      return own.isBound();
    } catch (BindException e) {
      return false;
    }
  }

  /** The names of the pods whose container was restarted. */
  List<String> restarted() throws Exception {
    return kubectl
        .say(
            "get pods --no-headers -o"
                + " custom-columns=:.metadata.name,:.status.containerStatuses[0].restartCount")
        .lines()
        .filter(line -> !line.endsWith(" 0"))
        .map(line -> line.replaceAll(" .*", ""))
        .toList();
  }

  /** Where this machine finds the API server. */
  URI api() throws Exception {
    return URI.create(
        kubectl.say("config view --minify -o jsonpath={.clusters[0].cluster.server}"));
  }

  /** Sends the controller there for the API server; null for where its cluster says. */
  void route(@Nullable URI api) throws Exception {
    kubectl.run(
        "set",
        "env",
        "deployment/controller",
        "KUBERNETES_SERVICE_HOST" + (api == null ? "-" : "=" + api.getHost()),
        "KUBERNETES_SERVICE_PORT" + (api == null ? "-" : "=" + api.getPort()));
    kubectl.say("rollout status --timeout=180s deployment/controller");
  }

  /** What the dashboard asks: how many are wanted, and what is wrong. */
  Workers fleet() throws Exception {
    return fleet("controller", CONTROLLER_PORT);
  }

  /** The same of another controller here, by its Service and the port of its pod. */
  Workers fleet(String controller, int port) throws Exception {
    byte[] answer = send(controller, port, "GET", "/api/workers", new byte[0]).body();
    return Json.read(answer, Workers.class);
  }

  /** The log of a worker, as the dashboard shows it. */
  String log(String worker) throws Exception {
    byte[] text =
        send(
                "controller",
                CONTROLLER_PORT,
                "GET",
                "/api/workers/%s/log".formatted(worker),
                new byte[0])
            .body();
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Scales as the dashboard does; the answer. */
  HttpResponse<byte[]> scale(int workers) throws Exception {
    return send("PUT", "/api/workers", Json.write(Map.of("count", workers)));
  }

  /** What a service account may do in the namespace that not every one may, a line each. */
  String permissions(String account) throws Exception {
    Set<String> every = rules("default");
    return rules(account).stream()
        .filter(rule -> !every.contains(rule))
        .map(rule -> rule + "\n")
        .collect(Collectors.joining());
  }

  private Set<String> rules(String account) throws Exception {
    return kubectl
        .say("auth can-i --list --as=system:serviceaccount:broadside:" + account)
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Waits until the run is as wished; a controller may be away meanwhile. */
  Live await(RunView run, Predicate<Live> wished) throws Exception {
    return Await.live(() -> live(run), wished);
  }

  Live awaitEnd(RunView run) throws Exception {
    return await(run, l -> l.run().state().isFinal());
  }

  /** Stops a run that has shown what it was to show, and waits for its end. */
  Live stop(RunView run) throws Exception {
    send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
    Live end = awaitEnd(run);
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.ABORTED);
    return end;
  }

  private Optional<Live> live(RunView run) throws Exception {
    try {
      HttpResponse<byte[]> answer = send("GET", "/api/runs/" + run.id() + "/live", new byte[0]);
      return answer.statusCode() == 200
          ? Optional.of(Json.read(answer.body(), Live.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
    return send("controller", CONTROLLER_PORT, method, path, body);
  }

  private HttpResponse<byte[]> send(
      String controller, int port, String method, String path, byte[] body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(reach.of(controller, port).resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  /** Takes all of it away again. */
  void remove() throws Exception {
    http.close();
    reach.close();
    kubectl.run("delete", "-k", OVERLAY);
  }
}
