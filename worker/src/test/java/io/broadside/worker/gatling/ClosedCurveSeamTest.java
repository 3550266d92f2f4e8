package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.incrementConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.broadside.worker.gatling.injection.PopulationProfile;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.javaapi.core.ClosedInjectionStep;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.concurrent.duration.FiniteDuration;

/** The curve of a closed profile is the number of users that Gatling's own injector keeps. */
class ClosedCurveSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  private static final FiniteDuration SECOND = new FiniteDuration(1, TimeUnit.SECONDS);

  static Stream<Arguments> steps() {
    return Stream.of(
        argumentSet("constant", List.of(constantConcurrentUsers(12).during(5))),
        argumentSet("ramp up", List.of(rampConcurrentUsers(3).to(40).during(7))),
        argumentSet("ramp down", List.of(rampConcurrentUsers(40).to(3).during(7))),
        argumentSet(
            "stairs",
            List.of(
                incrementConcurrentUsers(5)
                    .times(3)
                    .eachLevelLasting(2)
                    .separatedByRampsLasting(2)
                    .startingFrom(10))),
        argumentSet(
            "all of them",
            List.of(
                constantConcurrentUsers(4).during(2),
                rampConcurrentUsers(4).to(30).during(4),
                incrementConcurrentUsers(2).times(2).eachLevelLasting(3).startingFrom(30),
                constantConcurrentUsers(0).during(2),
                rampConcurrentUsers(30).to(5).during(3))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void isKeptSecondBySecond(List<ClosedInjectionStep> steps) {
    InjectionProfile stock =
        scenario("load").exec(session -> session).injectClosed(steps).asScala().injectionProfile();
    PopulationProfile ours = new PopulationProfile("load", stock, 1);
    RecordingLoop loop = new RecordingLoop();
    Workload workload =
        stock.workload(
            new Scenario("load", null, null, null, null), new AtomicLong(), 0, loop, null, () -> 0);
    int users = 0;
    for (int second = 0; second < ours.seconds(); second++) {
      users += batch(workload, loop);
      for (int ending = users; ending > 0; ending--) {
        users += end(workload, loop);
      }
      assertThat(users).as("users in second %d", second).isEqualTo(ours.concurrentUsers(second));
    }
    workload.injectBatch(SECOND);
    assertThat(workload.isAllUsersScheduled()).as("the profile is over").isTrue();
  }

  private static int batch(Workload workload, RecordingLoop loop) {
    int before = loop.starts.size();
    workload.injectBatch(SECOND);
    return loop.starts.size() - before;
  }

  /** One user ends, and another may take its place. */
  private static int end(Workload workload, RecordingLoop loop) {
    int before = loop.starts.size();
    workload.endUser();
    return loop.starts.size() - before - 1;
  }
}
