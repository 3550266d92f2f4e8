package io.broadside.controller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.target.Hit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in YAML, from the upload to the verdict: real workers, real sockets. */
class PlannedRunIT {

  @TempDir Path folder;

  @Test
  void aFleetThatGrowsAndShrinksSendsEveryUserOfAPlanOnceAndNoRecordTwice() throws Exception {
    int most = 40 * 900;
    Files.writeString(
        folder.resolve("people.csv"),
        IntStream.range(0, most)
            .mapToObj(i -> "p" + i)
            .collect(Collectors.joining("\n", "id\n", "\n")));
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        target: http://localhost
        phases: [hold 40/s for 15m]
        scenarios:
          look: {weight: 7, steps: [{get: /fast, headers: {X-Scenario: look, X-Ordinal: "#{ordinal}"}}]}
          find: {weight: 2, steps: [{get: /fast, headers: {X-Scenario: find, X-Ordinal: "#{ordinal}"}}]}
          buy:
            weight: 1
            steps:
              - feed: people
              - {get: "/fast?id=#{id}", headers: {X-Scenario: buy, X-Ordinal: "#{ordinal}"}}
        data: {people: {file: people.csv, order: unique}}
        """);
    try (Lab lab = new Lab(folder)) {
      lab.upload(
          "shop.yaml",
          Bundle.pack(
                  "shop",
                  Map.of(
                      "shop.yaml", folder.resolve("shop.yaml"),
                      "people.csv", folder.resolve("people.csv")))
              .zip());
      RunView run = lab.start("shop.yaml", 3, Map.of());
      lab.await(run, Await.carriedBy(3));
      lab.scale(5);
      lab.await(run, Await.carriedBy(5));
      lab.scale(2);
      lab.await(run, Await.carriedBy(2));
      Live end = lab.stop(run);

      Exactness.ofStopped(lab.target.hits()).complete(end);
      Map<String, Long> users =
          lab.target.hits().stream()
              .collect(Collectors.groupingBy(Hit::scenario, Collectors.counting()));
      long all = users.values().stream().mapToLong(n -> n).sum();
      Map.of("look", 7, "find", 2, "buy", 1)
          .forEach(
              (scenario, weight) ->
                  assertThat(10 * users.getOrDefault(scenario, 0L) - weight * all)
                      .as("%s of %s", scenario, users)
                      .isBetween(-10 * Exactness.UNDER_WAY, 10 * Exactness.UNDER_WAY));
      assertThat(lab.target.hits().stream().map(Hit::path).filter(p -> p.contains("id=")))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void goalsOfAPhaseAreJudgedByItsOwnRequestsToTheLastOne() throws Exception {
    try (Server server = new Server(n -> n > 30 && n <= 60);
        Lab lab = new Lab(folder)) {
      Live end =
          run(
              lab,
              """
              target: %s
              phases:
                - {name: good, phase: hold 10/s for 3s}
                - pause 3s
                - {name: bad, phase: hold 10/s for 3s}
                - pause 3s
                - ramp from 0/s to 10/s in 6s
              scenarios: {visit: [{group: shop, steps: [get: /]}]}
              goals:
                - errors < 1 in good
                - errors < 1 in bad
                - error rate > 99%% from 6s to 9s
                - error rate < 1%% from 12s to 18s
                - p50 of shop < 20s in bad
                - throughput >= 10/s without ramps
                - errors <= 30
              """
                  .formatted(server.url()));

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(end.run().target()).isEqualTo(server.url());
      assertThat(end.run().goals()).hasSize(7);
      assertThat(end.run().digest()).hasSize(64);
      List<Judged> judged = judged(end);
      assertThat(judged).extracting(Judged::text).isEqualTo(end.run().goals());
      assertThat(judged)
          .extracting(Judged::passed)
          .containsExactly(true, false, true, true, true, true, true);
      assertThat(judged.get(1).actual()).isEqualTo(30);
      assertThat(judged.get(5).actual()).isEqualTo(10);
      assertThat(end.totals().requests()).isEqualTo(90);
    }
  }

  @Test
  void aGoalEndsTheRunOnceItHasBeenBrokenForLong() throws Exception {
    try (Server server = new Server(n -> n > 40);
        Lab lab = new Lab(folder)) {
      Live end =
          run(
              lab,
              """
              target: %s
              phases: [hold 10/s for 15m]
              scenarios: {visit: [get: /]}
              goals:
                - p50 < 1m
                - abort when error rate > 50%% for 3s
              """
                  .formatted(server.url()));

      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      assertThat(end.run().problem())
          .startsWith("The goal 'abort when error rate > 50% for 3s' ended the run")
          .contains("for 3 s, most recently with 100%");
      assertThat(judged(end)).extracting(Judged::passed).containsExactly(true, false);
    }
  }

  @Test
  void otherPhasesTakeThePlaceOfASimulationsOwnAndAreWhatGoalsSpeakOf() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Map<String, Object> request =
          request(lab, "OpenLoad.java", List.of("hold 10/s for 3s", "ramp to 20/s in 2s"));
      request.put("goals", List.of("throughput >= 10/s in phase 1", "errors < 1"));

      Live end = lab.awaitEnd(lab.start(RunRequests.of(request)));

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(end.totals().started()).isEqualTo(60);
      assertThat(end.run().phases()).containsExactly("hold 10/s for 3s", "ramp to 20/s in 2s");
      assertThat(judged(end))
          .filteredOn(j -> end.run().goals().contains(j.text()))
          .extracting(Judged::passed)
          .containsExactly(true, true);
    }
  }

  @Test
  void goalsOfPhasesThatAreReplacedAreLeftOutAndThatIsSaid() throws Exception {
    try (Lab lab = new Lab(folder)) {
      lab.upload(
          "shop.yaml",
          (plan("http://localhost:1")
                  + "goals: [errors < 1, p99 < 1m in phase 2, mean < 1m without ramps]")
              .replace("[hold 10/s for 3s]", "[ramp to 10/s in 3s, hold 9s]")
              .getBytes(UTF_8));

      Live end =
          lab.awaitEnd(lab.start(RunRequests.of(request(lab, "shop.yaml", List.of("smoke")))));

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(end.totals().started()).isEqualTo(1);
      assertThat(end.run().goals()).containsExactly("errors < 1");
      assertThat(end.run().warnings())
          .anySatisfy(
              w -> assertThat(w).contains("p99 < 1m in phase 2", "mean < 1m without ramps"));
    }
  }

  @Test
  void allThatIsWrongIsSaidBeforeAnythingStarts() throws Exception {
    try (Lab lab = new Lab(folder)) {
      lab.upload(
          "bad.yaml",
          "target: nowhere\nphases: [hold on]\nscenarios: {a: [get: /]}\n".getBytes(UTF_8));
      lab.upload("fine.yaml", plan("http://localhost:1").getBytes(UTF_8));

      assertThat(refusal(lab, "bad.yaml", List.of(), List.of()))
          .contains("bad.yaml:1:9 'nowhere' is not a target")
          .contains("bad.yaml:2:10 ");
      Map<String, Object> useless = request(lab, "fine.yaml", List.of());
      useless.put("properties", Map.of("rate", "5"));
      assertThat(refusal(lab, useless)).contains("does not use the property rate");
      Map<String, Object> astray = request(lab, "fine.yaml", List.of());
      astray.put("target", "localhost:8081");
      assertThat(refusal(lab, astray)).contains("'localhost:8081' is not a target");
      assertThat(refusal(lab, "fine.yaml", List.of(), Collections.nCopies(101, "errors < 1")))
          .contains("at most 100 goals");
      assertThat(refusal(lab, "fine.yaml", List.of("hold for ever"), List.of()))
          .contains("is not a duration");
      assertThat(refusal(lab, "fine.yaml", List.of(), List.of("p99 < soon"))).contains("soon");
      assertThat(refusal(lab, "fine.yaml", List.of(), List.of("errors < 1 in rush")))
          .contains("refers to no part of the load that takes any time; its phases are phase 1");
      assertThat(refusal(lab, "OpenLoad.java", List.of(), List.of("errors < 1 without ramps")))
          .contains("the load of this simulation has no named phases");
    }
  }

  @Test
  void aSecretIsLookedUpByTheWorkersAndStandsInNothingThatIsShownOrKept() throws Exception {
    Files.writeString(folder.resolve("token"), "open-sesame-7\n");
    String secret = "secrets: {token: 'file:%s'}\n".formatted(folder.resolve("token"));
    try (Server server = new Server(n -> false);
        Lab lab = new Lab(folder)) {
      String plan =
          """
          target: %s
          shape: smoke
          scenarios:
            visit: [{get: /, headers: {X-Token: "#{token}"}, expect: {json: {$.token: "#{token}"}}}]
          """
              .formatted(server.url());

      Live end = run(lab, plan + secret);

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(server.tokens).containsExactly("open-sesame-7");
      assertThat(new String(Json.write(end), UTF_8)).doesNotContain("open-sesame-7");
      assertThat(end.errors()).hasSize(1);
      assertThat(end.errors().getFirst().message()).contains("(secret token)");
      List<String> kept = new FileTree(folder.resolve("data")).files();
      assertThat(kept).isNotEmpty();
      for (String file : kept) {
        assertThat(Files.readString(folder.resolve("data").resolve(file), ISO_8859_1))
            .as(file)
            .doesNotContain("open-sesame-7");
      }

      Files.delete(folder.resolve("token"));
      Live failed = run(lab, plan + secret);

      assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
      assertThat(failed.run().problem()).contains("token", "Set variables and put files");
    }
  }

  private static List<Judged> judged(Live end) {
    return Objects.requireNonNull(end.run().verdicts()).target().assertions();
  }

  private static String plan(String target) {
    return "target: %s\nphases: [hold 10/s for 3s]\nscenarios: {visit: [get: /fast]}\n"
        .formatted(target);
  }

  private static Live run(Lab lab, String plan) throws Exception {
    lab.upload("plan.yaml", plan.getBytes(UTF_8));
    Map<String, Object> request = request(lab, "plan.yaml", List.of());
    request.remove("target");
    return lab.awaitEnd(lab.start(RunRequests.of(request)));
  }

  private static Map<String, Object> request(Lab lab, String name, List<String> phases) {
    return new HashMap<>(
        Map.of(
            "simulation",
            name,
            "target",
            lab.target.address(),
            "workers",
            2,
            "warmUpSeconds",
            1,
            "readyTimeoutSeconds",
            Lab.READY_SECONDS,
            "phases",
            phases));
  }

  private static String refusal(Lab lab, String name, List<String> phases, List<String> goals)
      throws Exception {
    Map<String, Object> request = request(lab, name, phases);
    request.put("goals", goals);
    return refusal(lab, request);
  }

  private static String refusal(Lab lab, Map<String, Object> request) throws Exception {
    HttpResponse<byte[]> answer =
        lab.send("POST", "/api/runs", Json.write(RunRequests.of(request)));
    assertThat(answer.statusCode()).isEqualTo(400);
    return Json.read(answer.body(), Problem.class).detail();
  }

  /** A target that fails on cue: by how many requests came before. */
  private static final class Server implements AutoCloseable {

    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final HttpServer http;
    private int requests;

    Server(Predicate<Integer> fails) throws Exception {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.setExecutor(threads);
      http.createContext(
          "/",
          exchange -> {
            String token = exchange.getRequestHeaders().getFirst("X-Token");
            if (token != null) {
              tokens.add(token);
            }
            exchange.sendResponseHeaders(fails.test(++requests) ? 500 : 200, -1);
            exchange.close();
          });
      http.start();
    }

    String url() {
      return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
      http.stop(0);
      threads.shutdownNow();
    }
  }
}
