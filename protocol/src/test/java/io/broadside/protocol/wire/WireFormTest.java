package io.broadside.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files beside this class pin what goes over the wire; a change of one is a change of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireFormTest {

  private static final String BUNDLE = "0f".repeat(32);
  private static final Plan PLAN =
      new Plan(
          BUNDLE,
          "shop.Checkout",
          Map.of("target", "http://shop", "a", "b"),
          42,
          Limits.DEFAULT,
          4_000);
  private static final Epoch FIRST =
      new Epoch(0, 0, List.of("worker-1-0000000a", "worker-2-0000000b"), Map.of());
  private static final Epoch SECOND =
      new Epoch(
          1,
          12,
          List.of("worker-2-0000000b"),
          Map.of("search", 17L, "checkout", 240L),
          List.of("worker-1-0000000a"));

  record Golden(String file, Object value) {}

  Stream<Golden> goldens() {
    return Stream.of(
        new Golden("plan", PLAN),
        new Golden(
            "plan-of-a-class",
            new Plan(null, "shop.Checkout", Map.of(), -1, new Limits(1, 2, 3), 0)),
        new Golden("outline", outline()),
        new Golden(
            "schedule-before-the-start",
            new Schedule(
                "run-1", 1, PLAN, null, 0, List.of(), null, Map.of(), 120_000, false, false)),
        new Golden(
            "schedule",
            new Schedule(
                "run-1",
                7,
                PLAN,
                1_770_000_000_123L,
                -250_000,
                List.of(FIRST),
                SECOND,
                Map.of("after", 60L),
                120_000,
                true,
                true)),
        new Golden("status-idle", idle()),
        new Golden("status-running", running()),
        new Golden("problem", new Problem("/problems/refused", "Refused", 409, "Too late.")));
  }

  private static Outline outline() {
    return new Outline(
        "shop.Checkout",
        "ab".repeat(32),
        90L,
        List.of(
            new Population("search", Population.Model.OPEN, true, Set.of(), List.of(3, 0, 7)),
            new Population(
                "after", Population.Model.CLOSED, false, Set.of("search"), List.of(5, 5))),
        List.of(
            new Assertion(
                Assertion.Scope.DETAILS,
                List.of("group", "request"),
                Assertion.Measure.PERCENTILE,
                Assertion.Requests.OK,
                99.5,
                Assertion.Condition.BETWEEN_INCLUSIVE,
                List.of(1.0, 250.0))),
        true,
        List.of("It brings Gatling 3.11.5 along."));
  }

  private static Status idle() {
    return new Status(
        "worker-1",
        "worker-1-0000000a",
        Phase.IDLE,
        null,
        0,
        null,
        0,
        null,
        Map.of(),
        false,
        0,
        1_770_000_000_123_456_789L,
        null,
        null,
        null);
  }

  private static Status running() {
    Failure exited = new Failure(Failure.Code.SIMULATION_EXITED, "It called System.exit.\nTwice.");
    return new Status(
        "worker-1",
        "worker-1-0000000a",
        Phase.RUNNING,
        "run-1",
        7,
        "ab".repeat(32),
        2,
        2,
        Map.of(
            "search", new Progress(17, 9, 8, false), "checkout", new Progress(240, 120, 120, true)),
        true,
        119_500,
        1_770_000_000_123_456_789L,
        1_769_999_990_000_123_456L,
        new Failure(Failure.Code.RUN_CRASHED, "A feeder ran empty – „äöü“"),
        new LastExit("worker-1-00000009", "run-0", exited, 1_769_999_980_000_000_000L));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void isWrittenAsInTheFile(Golden golden) throws IOException {
    String written =
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(golden.value());
    assertThat(written).isEqualToNormalizingNewlines(file(golden.file()).strip());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void isReadFromTheFile(Golden golden) throws IOException {
    byte[] json = file(golden.file()).getBytes(StandardCharsets.UTF_8);
    assertThat((Object) Json.read(json, golden.value().getClass())).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void comesBackAsItWent(Golden golden) throws IOException {
    byte[] json = Json.write(golden.value());
    assertThat((Object) Json.read(json, golden.value().getClass())).isEqualTo(golden.value());
  }

  @Test
  void everyCodeAndPhaseKeepsItsName() {
    assertThat(Failure.Code.values())
        .extracting(Enum::name)
        .containsExactly(
            "COMPILE_ERROR",
            "NO_SIMULATION",
            "SIMULATION_THREW",
            "SIMULATION_EXITED",
            "OVER_LIMIT",
            "UNSUPPORTED",
            "RUN_CRASHED",
            "ENGINE_CRASHED",
            "LEASE_ENDED",
            "SIMULATION_STOPPED");
    assertThat(Phase.values())
        .extracting(Enum::name)
        .containsExactly(
            "IDLE", "NEEDS_BUNDLE", "PREPARING", "PREPARED", "RUNNING", "FINISHED", "FAILED");
  }

  @Test
  void refusesWhatNobodyKnows() {
    assertRefused("{\"type\":\"t\",\"title\":\"t\",\"status\":1,\"detail\":\"d\",\"more\":1}");
  }

  @Test
  void refusesANumberThatIsMissing() {
    assertRefused("{\"type\":\"t\",\"title\":\"t\",\"status\":null,\"detail\":\"d\"}");
  }

  @Test
  void refusesWhatComesAfterTheEnd() {
    assertRefused("{\"type\":\"t\",\"title\":\"t\",\"status\":1,\"detail\":\"d\"} true");
  }

  private static void assertRefused(String json) {
    assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8), Problem.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  private static String file(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            WireFormTest.class.getResourceAsStream(name + ".json"), name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
