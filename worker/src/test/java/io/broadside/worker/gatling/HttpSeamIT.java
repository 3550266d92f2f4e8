package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadside.target.Hit;
import io.broadside.target.TargetService;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
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
            "as planned load [] fine true",
            "response load [outer, inner] bad false status.find.is(418), found 200",
            "group load [outer, inner] false",
            "group load [outer] false",
            "crash load [] unbuilt",
            "ended load");
  }

  /** A user that holds its thread makes those late that are due on it. */
  @Test
  void theFirstAnswerOfEachUserIsTimedFromItsPlannedStartAsWell() throws Exception {
    Sums sums = new Sums();
    try (TargetService target = new TargetService(0, false)) {
      Solo.play(new Blocking(target.address().toString()), sums);
    }
    assertThat(sums.asPlanned).hasValue(Blocking.USERS);
    assertThat(sums.lateMillis.sum()).as("lateness in all").isGreaterThan(Blocking.BLOCKED_MILLIS);
    assertThat(sums.asPlannedMillis.get() - sums.responseMillis.get())
        .isCloseTo(Math.round(sums.lateMillis.sum()), within((long) Blocking.USERS));
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

  /** Of the request "first": how many there were, and what they come to. */
  private static final class Sums extends RecordingMeasurements {
    private final AtomicLong asPlanned = new AtomicLong();
    private final AtomicLong asPlannedMillis = new AtomicLong();
    private final AtomicLong responseMillis = new AtomicLong();
    private final DoubleAdder lateMillis = new DoubleAdder();

    @Override
    public void lateness(String scenario, long nanos) {
      if (scenario.equals("load")) {
        lateMillis.add(nanos / 1e6);
      }
    }

    @Override
    public void response(
        String scenario,
        List<String> groups,
        String request,
        boolean ok,
        long startMillis,
        long endMillis,
        @Nullable String message) {
      if (request.equals("first")) {
        responseMillis.addAndGet(endMillis - startMillis);
      }
    }

    @Override
    public void asPlanned(
        String scenario, List<String> groups, String request, boolean ok, long millis) {
      assertThat(request).isEqualTo("first");
      asPlanned.incrementAndGet();
      asPlannedMillis.addAndGet(millis);
    }
  }

  private static final class Blocking extends Simulation {
    private static final int USERS = 60;
    private static final int BLOCKED_MILLIS = 200;

    Blocking(String target) {
      setUp(
              scenario("load")
                  .pause(Duration.ofMillis(20))
                  .exec(http("first").get("/fast"))
                  .exec(http("second").get("/fast"))
                  .injectOpen(constantUsersPerSec(USERS / 2.0).during(2)),
              scenario("block").exec(Blocking::hold).injectOpen(atOnceUsers(8)))
          .protocols(http.baseUrl(target));
    }

    private static Session hold(Session session) {
      try {
        Thread.sleep(BLOCKED_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return session;
    }
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
