package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.worker.failure.FailureException;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More than the soft limits is refused, with the figure, the limit and what raises it. */
class LimitsTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void tooManyArrivalsInASecondAreRefused() {
    refused(all(load("load", constantUsersPerSec(5_100).during(10))), "5,100", "5,000");
    refused(all(load("load", atOnceUsers(5_001))), "5,001", "5,000");
    refused(all(load("load", rampUsersPerSec(1).to(5_500).during(10))), "limit is 5,000");
    assertThatCode(() -> Solo.outline(all(load("load", atOnceUsers(5_000)))))
        .doesNotThrowAnyException();
  }

  @Test
  void populationsCountTogether() {
    refused(all(load("one", atOnceUsers(2_501)), load("two", atOnceUsers(2_500))), "5,001");
  }

  @Test
  void tooLongAProfileIsRefused() {
    refused(
        all(load("load", constantUsersPerSec(0.01).during(Duration.ofHours(13)))),
        "Population load",
        "46,800 s",
        "43,200 s",
        "--max-duration");
    refused(all(load("load", nothingFor(Duration.ofHours(13)), atOnceUsers(1))), "--max-duration");
  }

  private static void refused(Simulation simulation, String... words) {
    assertThatThrownBy(() -> Solo.outline(simulation))
        .isInstanceOf(FailureException.class)
        .hasMessageContainingAll(words);
  }

  private static Simulation all(PopulationBuilder... populations) {
    return new Simulation() {
      {
        setUp(populations);
      }
    };
  }

  private static PopulationBuilder load(String name, OpenInjectionStep... steps) {
    return scenario(name).exec(session -> session).injectOpen(steps);
  }
}
