package io.broadside.worker.gatling.script;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.worker.gatling.GatlingSettings;
import io.gatling.core.structure.PopulationBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** What Gatling's own runner takes: simulations of the Java API and of the Scala DSL. */
class ScriptSeamTest {

  @BeforeAll
  static void loadSettings() {
    GatlingSettings.load();
  }

  @Test
  void bothLanguagesComeToTheSame() {
    for (Object simulation : List.of(new OfJava(), new OfScala())) {
      Script script = Script.of(simulation);
      assertThat(script.name()).isEqualTo(simulation.getClass().getName());
      assertThat(script.params().rootPopulationBuilders().size()).isEqualTo(1);
      assertThat(script.params().rootPopulationBuilders().head().scenarioBuilder().name())
          .isEqualTo("visit");
      assertThat(script.params().assertions().size()).isEqualTo(1);
    }
  }

  @Test
  void anythingElseIsNone() {
    assertThatThrownBy(() -> Script.of("text")).hasMessage("java.lang.String is not a simulation");
  }

  private static final class OfJava extends io.gatling.javaapi.core.Simulation {
    OfJava() {
      setUp(scenario("visit").pause(1).injectOpen(atOnceUsers(1)))
          .assertions(global().failedRequests().count().is(0L));
    }
  }

  private static final class OfScala extends io.gatling.core.scenario.Simulation {
    OfScala() {
      PopulationBuilder visit = scenario("visit").pause(1).injectOpen(atOnceUsers(1)).asScala();
      var unused =
          setUp(CollectionConverters.asScala(List.of(visit)).toList())
              .assertions(
                  CollectionConverters.asScala(
                          List.of(global().failedRequests().count().is(0L).asScala()))
                      .toSeq());
    }
  }
}
