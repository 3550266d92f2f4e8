package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Gatling only logs of a simulation's own code is counted. */
@Timeout(60)
class OwnErrorsSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            exec(
                session -> {
                  throw new IllegalStateException("no stock");
                }),
            "no stock"),
        Arguments.of(exec(session -> session.set("n", session.getInt("none"))), "none"),
        Arguments.of(doIf("#{none}").then(pause(0)), "none"),
        Arguments.of(repeat("#{none}").on(pause(0)), "none"),
        Arguments.of(group("#{none}").on(pause(0)), "none"),
        Arguments.of(pause("#{none}"), "none"),
        Arguments.of(exec(http("#{none}").get("http://127.0.0.1:1/")), "request name"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOfTheSimulationIsCountedForEachUser(ChainBuilder chain, String message)
      throws Exception {
    assertThat(own(chain)).hasSize(2).allSatisfy(o -> assertThat(o).contains(message));
  }

  @Test
  void aRequestThatCannotBeBuiltIsToldOnceOnly() throws Exception {
    RecordingMeasurements measurements = play(exec(http("r").get("#{none}")));
    assertThat(measurements.told).filteredOn(t -> t.startsWith("crash ")).hasSize(2);
    assertThat(own(exec(http("r").get("#{none}")))).isEmpty();
  }

  @Test
  void onceARunIsOverNobodyListens() throws Exception {
    RecordingMeasurements first = play(exec(session -> session));
    play(exec(session -> session.set("n", session.getInt("none"))));
    assertThat(first.told).noneMatch(t -> t.startsWith("own "));
  }

  private static List<String> own(ChainBuilder chain) throws Exception {
    return play(chain).told.stream().filter(t -> t.startsWith("own ")).toList();
  }

  private static RecordingMeasurements play(ChainBuilder chain) throws Exception {
    RecordingMeasurements measurements = new RecordingMeasurements();
    Solo.play(
        new Simulation() {
          {
            setUp(scenario("s").exec(chain).injectOpen(atOnceUsers(2)));
          }
        },
        measurements);
    return measurements;
  }
}
