package io.broadside.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadside.controller.api.About;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.PlanCheck;
import io.broadside.controller.api.Preview;
import io.broadside.controller.api.PreviewedLoad;
import io.broadside.controller.api.RunView;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a run before it starts, against what its workers find then. */
class PreviewIT {

  private static final String PLAN =
      """
      target: %s
      phases:
        - start 20 users at once
        - start 60 users over 3s
        - hold 30/s for 3s
        - pause 1s
        - ramp from 10/s to 50/s in 4s
        - peak of 100 users over 4s
        - stairs from 10/s to 20/s by 10/s every 3s
      scenarios:
        look: {weight: 3, steps: [get: /fast]}
        buy: [get: /fast]
      goals: [p99 < 30s]
      """;

  /** Its hook is at the target before all users, of whom some wait for others. */
  private static final String HOOKED =
      """
      import static io.gatling.javaapi.core.CoreDsl.*;
      import static io.gatling.javaapi.http.HttpDsl.*;
      import io.gatling.javaapi.core.*;
      public class Hooked extends Simulation {
        private final String target = System.getProperty("target");
        @Override public void before() {
          try {
            new java.net.URI(target + "/fast").toURL().openStream().readAllBytes();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
        {
          ScenarioBuilder first = scenario("first").exec(http("fast").get("/fast"));
          ScenarioBuilder second = scenario("second").exec(http("fast").get("/fast"));
          setUp(
                  first.injectOpen(constantUsersPerSec(5).during(4))
                      .andThen(second.injectOpen(rampUsers(3).during(2))))
              .protocols(http.baseUrl(target));
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void theCurveIsWhatTheWorkersFind() throws Exception {
    try (Lab lab = new Lab(folder)) {
      lab.upload("all.yaml", PLAN.formatted(lab.target.address()).getBytes(UTF_8));
      Preview preview = preview(lab, Map.of("simulation", "all.yaml", "workers", 1));
      assertThat(preview.refusals()).isEmpty();
      assertThat(preview.goals()).containsExactly("p99 < 30s");
      PreviewedLoad load = Objects.requireNonNull(preview.load());
      assertThat(lab.target.hits()).isEmpty();
      assertThat(runs(lab)).isEqualTo("[]");

      RunView run = lab.start("all.yaml", 1, Map.of());
      Live end = lab.awaitEnd(run);

      assertThat(end.totals().plannedInAll()).isEqualTo(load.users());
      List<Long> found = planned(lab, run);
      assertThat(load.points()).hasSameSizeAs(found);
      for (int s = 0; s < found.size(); s++) {
        assertThat((long) load.points().get(s))
            .as("second %d of %s", s, found)
            .isCloseTo(found.get(s), within(2L));
      }
    }
  }

  @Test
  void theLoadOfASimulationIsKnownOnceTheSameFilesHaveRun() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Map<String, Object> request =
          Map.of("simulation", "OpenLoad.java", "target", lab.target.address(), "workers", 1);
      Preview before = preview(lab, request);
      assertThat(before.load()).isNull();
      assertThat(before.source()).contains("when a worker has loaded it");

      RunView run = lab.start("OpenLoad.java", 1, Map.of());
      Live end = lab.awaitEnd(run);

      PreviewedLoad after = Objects.requireNonNull(preview(lab, request).load());
      assertThat(after.users()).isEqualTo(end.totals().plannedInAll());
      PreviewedLoad other =
          Objects.requireNonNull(
              preview(lab, with(request, "phases", List.of("hold 7/s for 10s"))).load());
      assertThat(other.users()).isEqualTo(70);
      assertThat(preview(lab, with(request, "properties", Map.of("tail", "9"))).load()).isNull();
    }
  }

  @Test
  void aWorkerLoadsASimulationThatNeverRanAndStartsNoUser() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Map<String, Object> request = request(lab, HOOKED);
      assertThat(preview(lab, request).loadable()).isTrue();

      Preview loaded = Json.read(load(lab, request).body(), Preview.class);

      PreviewedLoad load = Objects.requireNonNull(loaded.load());
      assertThat(load.users()).isEqualTo(23);
      assertThat(load.points()).hasSize(6);
      assertThat(loaded.source()).contains("A worker has loaded the test", "may start later");
      assertThat(loaded.loadable()).isFalse();
      assertThat(lab.target.hits()).as("neither a hook nor a user was at the target").isEmpty();
      assertThat(runs(lab)).isEqualTo("[]");
      assertThat(preview(lab, request).load()).as("it is remembered").isNotNull();

      Live end = lab.awaitEnd(lab.start("Hooked.java", 1, Map.of()));
      assertThat(end.totals().plannedInAll()).isEqualTo(23);
      assertThat(lab.target.hits()).as("a hook and all users").hasSize(24);
    }
  }

  @Test
  void saysWhyAWorkerCannotLoadATest() throws Exception {
    try (Lab lab = new Lab(folder)) {
      HttpResponse<byte[]> nobody = ask(lab, request(lab, HOOKED));
      assertThat(nobody.statusCode()).isEqualTo(409);
      assertThat(Json.read(nobody.body(), Problem.class).detail()).contains("Add a worker");
      HttpResponse<byte[]> broken = load(lab, request(lab, HOOKED.replace("before()", "before(")));
      assertThat(broken.statusCode()).isEqualTo(400);
      assertThat(Json.read(broken.body(), Problem.class).detail()).contains("Hooked.java:");
    }
  }

  private static Map<String, Object> request(Lab lab, String simulation) throws Exception {
    lab.upload("Hooked.java", simulation.getBytes(UTF_8));
    return Map.of("simulation", "Hooked.java", "target", lab.target.address(), "workers", 1);
  }

  /** By a worker, once one is idle. */
  private static HttpResponse<byte[]> load(Lab lab, Map<String, ?> request) throws Exception {
    lab.scale(1);
    HttpResponse<byte[]> answer = ask(lab, request);
    for (int i = 0; i < 600 && answer.statusCode() == 409; i++) {
      Thread.sleep(100);
      answer = ask(lab, request);
    }
    return answer;
  }

  private static HttpResponse<byte[]> ask(Lab lab, Map<String, ?> request) throws Exception {
    return lab.send("POST", "/api/preview?load=true", Json.write(RunRequests.of(request)));
  }

  @Test
  void whatAStartWouldRefuseIsSaidWithItsField() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Map<String, Object> tooMany =
          Map.of(
              "simulation", "OpenLoad.java", "workers", 1, "phases", List.of("hold 6000/s for 1m"));
      assertThat(preview(lab, tooMany).refusals())
          .singleElement()
          .extracting(Problem::type, Problem::field)
          .containsExactly("/problems/over-limit", "limits.maxArrivalsPerSecond");
      assertThat(
              fields(
                  lab,
                  Map.of(
                      "simulation",
                      "OpenLoad.java",
                      "workers",
                      1,
                      "phases",
                      List.of("hold 5/s for 13h"))))
          .containsExactly("limits.maxDurationSeconds");
      assertThat(fields(lab, Map.of("simulation", "OpenLoad.java", "workers", 0)))
          .containsExactly("fleet.workers");
      assertThat(fields(lab, Map.of("simulation", "Nothing.java", "workers", 1)))
          .containsExactly("test.simulation");
      assertThat(
              fields(
                  lab,
                  Map.of(
                      "simulation", "OpenLoad.java", "workers", 1, "phases", List.of("run 5/s"))))
          .containsExactly("test.phases");
      assertThat(
              fields(
                  lab,
                  Map.of("simulation", "OpenLoad.java", "workers", 1, "goals", List.of("fast"))))
          .containsExactly("test.goals");
    }
  }

  @Test
  void aPlanThatIsBeingWrittenIsCheckedAndATargetIsLookedFor() throws Exception {
    try (Lab lab = new Lab(folder)) {
      PlanCheck good = check(lab, PLAN.formatted("http://localhost"));
      assertThat(good.problems()).isEmpty();
      assertThat(good.seconds()).isEqualTo(21);
      assertThat(good.scenarios()).containsExactly("look", "buy");
      PlanCheck bad = check(lab, "phases: [hold 5/s for 1m]\nscenarios: {a: [{got: /}]}\n");
      assertThat(bad.problems()).isNotEmpty();
      assertThat(bad.problems().getFirst().line()).isPositive();
      assertThat(bad.seconds()).isNull();
      assertThat(target(lab, lab.target.address().toString()).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> nobody = target(lab, "http://127.0.0.1:1");
      assertThat(nobody.statusCode()).isEqualTo(400);
      assertThat(Json.read(nobody.body(), Problem.class).field()).isEqualTo("target.url");
      About about = Json.read(lab.send("GET", "/api/about", new byte[0]).body(), About.class);
      assertThat(about.fleet()).isEqualTo("local");
      assertThat(about.workerHourDollars()).isZero();
    }
  }

  private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
    Map<String, Object> more = new HashMap<>(request);
    more.put(name, value);
    return more;
  }

  private static List<String> fields(Lab lab, Map<String, ?> request) throws Exception {
    return preview(lab, request).refusals().stream().map(p -> String.valueOf(p.field())).toList();
  }

  private static Preview preview(Lab lab, Map<String, ?> request) throws Exception {
    HttpResponse<byte[]> answer =
        lab.send("POST", "/api/preview", Json.write(RunRequests.of(request)));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return Json.read(answer.body(), Preview.class);
  }

  private static PlanCheck check(Lab lab, String text) throws Exception {
    return Json.read(
        lab.send("POST", "/api/plans/check", Json.write(Map.of("text", text))).body(),
        PlanCheck.class);
  }

  private static HttpResponse<byte[]> target(Lab lab, String url) throws Exception {
    return lab.send("POST", "/api/target/check", Json.write(Map.of("url", url)));
  }

  private static List<Long> planned(Lab lab, RunView run) throws Exception {
    byte[] answer = lab.send("GET", "/api/runs/" + run.id() + "/planned", new byte[0]).body();
    return Arrays.stream(Json.read(answer, Long[].class)).toList();
  }

  private static String runs(Lab lab) throws Exception {
    return new String(lab.send("GET", "/api/runs", new byte[0]).body(), UTF_8);
  }
}
