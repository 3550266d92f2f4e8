package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.holdFor;
import static io.gatling.javaapi.core.CoreDsl.reachRps;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be read of a simulation before it runs. */
class OutlineSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void populationsWaitForThoseThatGatlingHasThemWaitFor() throws Exception {
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                open("a").andThen(open("b"), open("c").andThen(open("d"))).andThen(open("e")),
                open("f"));
          }
        };
    assertThat(Solo.outline(simulation).populations())
        .extracting(Population::name, Population::after)
        .containsExactlyInAnyOrder(
            tuple("a", Set.of()),
            tuple("b", Set.of("a")),
            tuple("c", Set.of("a")),
            tuple("d", Set.of("c")),
            tuple("e", Set.of("b", "d")),
            tuple("f", Set.of()));
  }

  @Test
  void aPopulationSaysWhetherItIsToBeShared() throws Exception {
    Simulation simulation =
        new Simulation() {
          {
            setUp(open("shared"), open("whole").noShard());
          }
        };
    assertThat(Solo.outline(simulation).populations())
        .extracting(Population::name, Population::sharded)
        .containsExactly(tuple("shared", true), tuple("whole", false));
  }

  @Test
  void aPopulationSaysHowItsUsersArrive() throws Exception {
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                open("open"),
                scenario("closed")
                    .exec(session -> session)
                    .injectClosed(constantConcurrentUsers(5).during(3)));
          }
        };
    assertThat(Solo.outline(simulation).populations())
        .extracting(Population::name, Population::model, Population::perSecond)
        .containsExactly(
            tuple("open", Model.OPEN, List.of(3)), tuple("closed", Model.CLOSED, List.of(5, 5, 5)));
  }

  @Test
  void theGreatestLengthIsTheSimulationsOrThatOfItsThrottle() throws Exception {
    Simulation limited =
        new Simulation() {
          {
            setUp(open("a")).maxDuration(Duration.ofMillis(89_500));
          }
        };
    Simulation throttled =
        new Simulation() {
          {
            setUp(open("a"))
                .maxDuration(Duration.ofSeconds(90))
                .throttle(reachRps(10).in(20), holdFor(30));
          }
        };
    assertThat(Solo.outline(limited).maxDurationSeconds()).isEqualTo(90);
    assertThat(Solo.outline(throttled).maxDurationSeconds()).isEqualTo(50);
    assertThat(Solo.outline(limited).throttled()).isFalse();
    assertThat(Solo.outline(throttled).throttled()).isTrue();
  }

  @Test
  void theDigestTellsSimulationsApart() throws Exception {
    Simulation two =
        new Simulation() {
          {
            setUp(open("a"), open("b"));
          }
        };
    Simulation other =
        new Simulation() {
          {
            setUp(open("a"), open("c"));
          }
        };
    assertThat(Solo.outline(two).digest()).isEqualTo(Solo.outline(two).digest());
    assertThat(Solo.outline(two).digest()).isNotEqualTo(Solo.outline(other).digest());
  }

  private static PopulationBuilder open(String name) {
    return scenario(name).exec(session -> session).injectOpen(atOnceUsers(3));
  }
}
