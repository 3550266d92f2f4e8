package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Simulation;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users know of themselves, and that Gatling hears of their beginning and their end. */
@Timeout(60)
class SessionSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();

  @Test
  void aUserKnowsItsOrdinalAndHasAnIdOfItsOwnOverAllPopulations() throws Exception {
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                scenario("a").exec(noting()).injectOpen(atOnceUsers(3)),
                scenario("b").exec(noting()).injectOpen(atOnceUsers(2)));
          }
        };
    RecordingMeasurements measurements = new RecordingMeasurements();
    Solo.play(simulation, measurements);
    assertThat(seen).containsExactlyInAnyOrder("a 0 1", "a 1 3", "a 2 5", "b 0 2", "b 1 4");
    assertThat(measurements.told).filteredOn("started a"::equals).hasSize(3);
    assertThat(measurements.told).filteredOn("lateness a"::equals).hasSize(3);
    assertThat(measurements.told).filteredOn("ended a"::equals).hasSize(3);
    assertThat(measurements.told).filteredOn("ended b"::equals).hasSize(2);
  }

  @Test
  void aUserOfAClosedPopulationIsFollowedByAnother() throws Exception {
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                scenario("c")
                    .pause(java.time.Duration.ofMillis(100))
                    .exec(noting())
                    .injectClosed(constantConcurrentUsers(2).during(2)));
          }
        };
    RecordingMeasurements measurements = new RecordingMeasurements();
    Solo.play(simulation, measurements);
    assertThat(seen).contains("c 0 1", "c 1 2", "c 2 3").doesNotHaveDuplicates();
    assertThat(measurements.told.stream().filter("ended c"::equals).count())
        .isEqualTo(measurements.told.stream().filter("started c"::equals).count());
  }

  private ChainBuilder noting() {
    return CoreDsl.exec(
        session -> {
          seen.add(
              "%s %d %d"
                  .formatted(session.scenario(), session.getLong("ordinal"), session.userId()));
          return session;
        });
  }
}
