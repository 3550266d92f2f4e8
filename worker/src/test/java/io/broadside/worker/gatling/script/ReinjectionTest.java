package io.broadside.worker.gatling.script;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Rate;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.injection.PopulationProfile;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class ReinjectionTest {

  private static final Injection THIRTY =
      new Injection(new OpenProfile(List.of(new OpenStep.Hold(Rate.of(3), 10, false))), true);

  @BeforeAll
  static void loadSettings() {
    GatlingSettings.load();
  }

  @Test
  void populationsShareOtherUsersAsTheyShareTheirOwn() throws Exception {
    assertThat(
            users(
                THIRTY,
                flow("a").injectOpen(rampUsers(700).during(9)),
                flow("b").injectOpen(constantUsersPerSec(20).during(10)),
                flow("c").injectOpen(atOnceUsers(100))))
        .containsExactly(21L, 6L, 3L);
  }

  @Test
  void openAndClosedPopulationsShareInEqualParts() throws Exception {
    assertThat(
            users(
                THIRTY,
                flow("a").injectOpen(atOnceUsers(1_000)),
                flow("b").injectClosed(constantConcurrentUsers(5).during(10))))
        .containsExactly(15L, 15L);
  }

  @Test
  void nobodyIsLeftOutHoweverFewUsersItHas() throws Exception {
    Injection many = new Injection(new OpenProfile(List.of(new OpenStep.AtOnce(2_000_000))), true);
    List<Long> users =
        users(
            many,
            flow("a").injectOpen(rampUsers(1_000_000).during(9)),
            flow("b").injectOpen(atOnceUsers(1)));
    assertThat(users.get(1)).isPositive();
    assertThat(users.get(0) + users.get(1)).isEqualTo(2_000_000);
  }

  @Test
  void ofASmokeTestEachHasAll() throws Exception {
    Injection once = new Injection(new OpenProfile(List.of(new OpenStep.AtOnce(1))), false);
    assertThat(
            users(
                once,
                flow("a").injectOpen(atOnceUsers(1_000)),
                flow("b").injectClosed(constantConcurrentUsers(5).during(10))))
        .containsExactly(1L, 1L);
  }

  @Test
  void usersAtATimeAreSharedByTheMostThatEachKeeps() throws Exception {
    Injection forty = new Injection(new ClosedProfile(List.of(new ClosedStep.Hold(40, 10))), true);
    List<PopulationProfile> profiles =
        profiles(
            forty,
            flow("a").injectClosed(constantConcurrentUsers(3).during(99)),
            flow("b").injectClosed(constantConcurrentUsers(1).during(1)));
    assertThat(profiles).extracting(p -> p.concurrentUsers(5)).containsExactly(30, 10);
  }

  @Test
  void populationsThatWaitForOthersKeepTheirs() {
    assertThatThrownBy(
            () ->
                users(
                    THIRTY,
                    flow("a")
                        .injectOpen(atOnceUsers(1))
                        .andThen(flow("b").injectOpen(atOnceUsers(1)))))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().message()).contains("andThen"));
  }

  private static ScenarioBuilder flow(String name) {
    return scenario(name).exec(exec((Session session) -> session));
  }

  private static List<Long> users(Injection injection, PopulationBuilder... populations)
      throws FailureException {
    return profiles(injection, populations).stream().map(PopulationProfile::users).toList();
  }

  private static List<PopulationProfile> profiles(
      Injection injection, PopulationBuilder... populations) throws FailureException {
    Simulation simulation =
        new Simulation() {
          {
            setUp(populations);
          }
        };
    SimulationParams params = new Script("test", simulation.params(null)).with(injection).params();
    return CollectionConverters.asJava(params.rootPopulationBuilders()).stream()
        .map(p -> new PopulationProfile(p.scenarioBuilder().name(), p.injectionProfile(), 1))
        .toList();
  }
}
