package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.request.RunRequest;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.protocol.wire.Json;
import io.broadside.results.store.Retention;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a controller needs for 1,000 workers of 50 requests, scraped once a second, while a hundred
 * of them go and come back. Not part of the tests: {@code bench/controller} runs it.
 */
class SwarmBenchmark {

  private static final int WORKERS = Integer.getInteger("workers", 1_000);
  private static final int CHANGES = Integer.getInteger("changes", 200);
  private static final int FROM_SECOND = 15;
  private static final int TO_SECOND = 45;

  @TempDir Path folder;

  @Test
  void aThousandWorkers() throws Exception {
    Process swarm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss256k",
                "-cp",
                System.getProperty("java.class.path"),
                Swarm.class.getName(),
                String.valueOf(WORKERS),
                String.valueOf(CHANGES / 2))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = swarm.inputReader();
        Controller controller = controller(members(said));
        HttpClient http = HttpClient.newHttpClient()) {
      RunView run = start(http, controller.address());
      awaitSecond(http, controller.address(), run, FROM_SECOND);
      long cpu = cpuNanos();
      long wall = System.nanoTime();
      Live before = live(http, controller.address(), run);
      Duration starting = controller.longestStep();
      awaitSecond(http, controller.address(), run, TO_SECOND);
      double cores = (double) (cpuNanos() - cpu) / (System.nanoTime() - wall);
      Live after = live(http, controller.address(), run);
      double seconds = after.second() - before.second();
      double expected = (double) WORKERS * Swarm.REQUESTS * 20;
      Duration longest = controller.longestStep();
      System.out.printf(
          "%,d workers of %d requests, %d changes of the fleet%n",
          WORKERS, Swarm.REQUESTS, CHANGES);
      say("processor", "%.2f cores".formatted(cores), "at most 0.5");
      say("peak memory", peak(), "at most 512 MiB");
      say("heap in use", "%d MiB".formatted(heapMebibytes()), "");
      say("longest step", millis(longest), "workers go on for 2 s without it");
      say("longest step at the start", millis(starting), "");
      say(
          "responses merged in their second",
          "%.1f %%"
              .formatted(
                  100
                      * (after.totals().requests() - before.totals().requests())
                      / seconds
                      / expected),
          "100 %");
      assertThat(after.workers()).hasSize(WORKERS);
      swarm.getOutputStream().close();
      String[] sizes = said.readLine().split(" ", -1);
      say("sent to a worker at a time, on average", sizes[0] + " bytes", "");
      say("sent to a worker at a time, at the most", sizes[1] + " bytes", "at most 10,000 bytes");
    } finally {
      swarm.destroy();
    }
  }

  private static void say(String what, String figure, String goal) {
    System.out.printf(
        "  %-40s %12s%s%n", what, figure, goal.isEmpty() ? "" : "   (goal: " + goal + ")");
  }

  private static String millis(Duration length) {
    return "%.1f ms".formatted(length.toNanos() / 1e6);
  }

  private static List<Member> members(BufferedReader said) throws Exception {
    List<Member> members = new ArrayList<>();
    for (String line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
      URI endpoint = URI.create("http://127.0.0.1:" + line);
      members.add(new Member("worker-" + (members.size() + 1), Member.State.UP, endpoint, null));
    }
    return members;
  }

  private Controller controller(List<Member> members) throws Exception {
    return new Controller(
        new ControllerConfig(
            "127.0.0.1",
            0,
            "token",
            Set.of(),
            folder,
            null,
            OutputSettings.NONE,
            Retention.ALL,
            folder,
            new FleetConfig.Local(folder, folder, members.size(), 0)),
        Platform.own(new StandingFleet(members)));
  }

  private static RunView start(HttpClient http, URI controller) throws Exception {
    RunRequest request =
        RunRequests.of(
            Map.of(
                "simulationClass",
                "Swarm",
                "workers",
                WORKERS,
                "maxWorkers",
                WORKERS,
                "seed",
                7,
                "warmUpSeconds",
                1));
    return Json.read(
        http.send(
                HttpRequest.newBuilder(controller.resolve("/api/runs"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(Json.write(request)))
                    .build(),
                BodyHandlers.ofByteArray())
            .body(),
        RunView.class);
  }

  private static void awaitSecond(HttpClient http, URI controller, RunView run, int second)
      throws Exception {
    for (Live now = live(http, controller, run);
        now.second() < second;
        now = live(http, controller, run)) {
      assertThat(now.run().state().isFinal()).isFalse();
      Thread.sleep(1_000);
    }
  }

  private static Live live(HttpClient http, URI controller, RunView run) throws Exception {
    return Json.read(
        http.send(
                HttpRequest.newBuilder(controller.resolve("/api/runs/" + run.id() + "/live"))
                    .build(),
                BodyHandlers.ofByteArray())
            .body(),
        Live.class);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long heapMebibytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static String peak() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith("VmHWM"))
        .findFirst()
        .map(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024 + " MiB")
        .orElse("unknown");
  }
}
