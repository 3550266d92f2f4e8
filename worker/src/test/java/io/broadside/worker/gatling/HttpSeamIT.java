package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.target.Hit;
import io.broadside.target.TargetService;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gatling tells its statistics of every answer, failure, group and request that was not built. */
@Timeout(300)
class HttpSeamIT {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void everyOutcomeOfARequestIsToldOnce() throws Exception {
    RecordingMeasurements measurements = new RecordingMeasurements();
    try (TargetService target = new TargetService(0, false)) {
      Solo.play(new Requests(target.address().toString()), measurements);
    }
    assertThat(measurements.told)
        .filteredOn(t -> !t.startsWith("lateness"))
        .containsExactlyInAnyOrder(
            "started load",
            "response load [] fine true null",
            "response load [outer, inner] bad false status.find.is(418), found 200",
            "group load [outer, inner] false",
            "group load [outer] false",
            "crash load [] unbuilt",
            "ended load");
  }

  @Test
  void aWarmUpThatTheSimulationAsksForIsNotSent() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      Solo.play(new WarmedUp(target.address().toString()), new RecordingMeasurements());
      assertThat(target.hits()).extracting(Hit::path).containsExactly("/fast", "/fast");
    }
  }

  @Test
  void nothingIsSentOrMeasuredOnceAStoppedRunIsClosed() throws Exception {
    RecordingMeasurements measurements = new RecordingMeasurements();
    try (TargetService target = new TargetService(0, true);
        Solo solo = new Solo(new Endless(target.address().toString()), measurements)) {
      CompletableFuture<Void> over = solo.begin();
      while (target.hits().size() < 100) {
        Thread.sleep(10);
      }
      solo.run.stop("enough");
      over.get(30, TimeUnit.SECONDS);
      solo.run.close();
      List<String> told = responses(measurements);
      Thread.sleep(500);
      assertThat(responses(measurements)).hasSameSizeAs(told).allMatch(t -> t.contains("true"));
      // of each user at most the request under way, and one sent while the run was being closed
      assertThat(target.hits().size() - told.size()).isBetween(0, 2 * Endless.USERS);
    }
  }

  private static List<String> responses(RecordingMeasurements measurements) {
    return measurements.told.stream().filter(t -> t.startsWith("response")).toList();
  }

  private static final class Endless extends Simulation {
    private static final int USERS = 10;

    Endless(String target) {
      setUp(scenario("load").forever().on(http("fine").get("/fast")).injectOpen(atOnceUsers(USERS)))
          .protocols(http.baseUrl(target));
    }
  }

  private static final class WarmedUp extends Simulation {
    WarmedUp(String target) {
      setUp(
              scenario("one").exec(http("fine").get("/fast")).injectOpen(atOnceUsers(1)),
              scenario("two")
                  .exec(http("fine").get("/fast"))
                  .injectOpen(atOnceUsers(1))
                  .protocols(http.baseUrl(target).warmUp(target + "/warm")))
          .protocols(http.baseUrl(target).warmUp(target + "/warm"));
    }
  }

  private static final class Requests extends Simulation {
    Requests(String target) {
      setUp(
              scenario("load")
                  .exec(http("fine").get("/fast"))
                  .exec(
                      group("outer")
                          .on(group("inner").on(http("bad").get("/fast").check(status().is(418)))))
                  .exec(http("unbuilt").get("/fast?#{nobody}"))
                  .injectOpen(atOnceUsers(1)))
          .protocols(http.baseUrl(target));
    }
  }
}
