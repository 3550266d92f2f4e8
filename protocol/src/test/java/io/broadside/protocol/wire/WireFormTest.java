package io.broadside.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Rate;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.plan.TimeWindow;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
          new Source.Bundled(BUNDLE, "shop.Checkout"),
          Map.of("target", "http://shop", "a", "b"),
          Secrets.NONE,
          null,
          List.of(),
          42,
          Limits.DEFAULT,
          4_000);
  private static final Slots SLOTS = Slots.of(0, 64, 128, 130);
  private static final Border BORDER = new Border(12, Map.of("search", 17L, "checkout", 240L));
  private static final Tenure PAST =
      new Tenure(Kind.ARRIVALS, 1, Slots.range(64, 96), Border.START, BORDER);
  private static final Tenure PRESENT = new Tenure(Kind.ARRIVALS, 2, SLOTS, BORDER, null);
  private static final Lease LEASE = new Lease(1_770_000_000_123_456_789L, 120_000);

  record Golden(String file, Object value) {}

  Stream<Golden> goldens() {
    return Stream.of(
        new Golden("plan", PLAN),
        new Golden(
            "plan-of-a-class",
            Plan.of(new Source.OnClassPath("shop.Checkout"), -1, new Limits(1, 2, 3))),
        new Golden("plan-in-yaml", planInYaml()),
        new Golden("outline", outline()),
        new Golden("schedule-first", first()),
        new Golden("schedule-with-news", news()),
        new Golden("schedule-renewal", renewal()),
        new Golden(
            "claim",
            new Claim(
                "run-1",
                PLAN,
                1_770_000_000_123L,
                -250_000,
                2,
                List.of(PAST, PRESENT),
                Map.of("after", 60L),
                true)),
        new Golden("slots", SLOTS),
        new Golden("status-idle", idle()),
        new Golden("status-running", running()),
        new Golden("problem", new Problem("/problems/refused", "Refused", 409, "Too late.")));
  }

  private static Plan planInYaml() {
    return new Plan(
        new Source.Document(BUNDLE, "shop.yaml"),
        Map.of(),
        Secrets.NONE,
        new Injection(
            new OpenProfile(
                List.of(
                    new OpenStep.Ramp(Rate.NONE, Rate.of(1, 3), 10, false),
                    new OpenStep.AtOnce(5),
                    new OpenStep.Pause(2))),
            true),
        List.of(
            new TimeWindow(List.of(new TimeWindow.Range(10, 20), new TimeWindow.Range(30, 31)))),
        42,
        Limits.DEFAULT,
        0);
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

  /** To one that has said nothing yet but that it is there. */
  private static Schedule first() {
    return schedule(PLAN, null, 0, null, Map.of(), Map.of(), false);
  }

  private static Schedule news() {
    Assignment assignment =
        new Assignment(
            Map.of(Kind.ARRIVALS, SLOTS, Kind.USERS, SLOTS),
            List.of(
                Grant.of(Kind.ARRIVALS, SLOTS, BORDER),
                new Grant(Kind.USERS, SLOTS, BORDER, Map.of("after", 3L))),
            BORDER,
            true);
    return schedule(
        null, 1_770_000_000_123L, 2, assignment, Map.of("after", 60L), Map.of("after", 9L), true);
  }

  /** To one that has done all that it was told. */
  private static Schedule renewal() {
    return schedule(null, 1_770_000_000_123L, 2, null, Map.of(), Map.of(), false);
  }

  private static Schedule schedule(
      @Nullable Plan plan,
      @Nullable Long start,
      long version,
      @Nullable Assignment assignment,
      Map<String, Long> starts,
      Map<String, Long> rounds,
      boolean over) {
    return new Schedule(
        "run-1",
        "worker-1-0000000a",
        3,
        plan,
        start,
        -250_000,
        version,
        assignment,
        starts,
        rounds,
        LEASE,
        over,
        over);
  }

  private static Status idle() {
    return new Status(
        "worker-1",
        "worker-1-0000000a",
        EnginePhase.IDLE,
        null,
        0,
        0,
        null,
        null,
        Slots.NONE,
        null,
        Set.of(),
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
    List<Gap> gaps =
        List.of(
            new Gap(0, 3, Gap.Fate.UNKNOWN),
            new Gap(7, 8, Gap.Fate.MISSED),
            new Gap(15, 17, Gap.Fate.PENDING));
    return new Status(
        "worker-1",
        "worker-1-0000000a",
        EnginePhase.RUNNING,
        "run-1",
        3,
        2,
        BORDER,
        new Border(0, Map.of("search", 15L)),
        Slots.range(128, 129),
        "ab".repeat(32),
        Set.of("after"),
        Map.of(
            "search", new Progress(17, gaps, 9, 8, false),
            "checkout", new Progress(240, List.of(), 120, 120, true)),
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

  /** What a later version may have added, in any part of a message. */
  @ParameterizedTest
  @MethodSource("goldens")
  void isReadWithFieldsThatNobodyKnowsYet(Golden golden) throws IOException {
    JsonNode json = Json.mapper().readTree(file(golden.file()));
    boolean isRecord = json.isObject();
    LaterVersion.extend(json, golden.value());

    assertThat(json.has(LaterVersion.FIELD)).isEqualTo(isRecord);
    assertThat((Object) Json.read(Json.write(json), golden.value().getClass()))
        .isEqualTo(golden.value());
  }

  /** It goes to each of a thousand workers, twice a second. */
  @Test
  void aRenewalOfALeaseIsSmall() {
    assertThat(Json.write(renewal())).hasSizeLessThan(300);
  }

  /** What one may own after many changes, of each kind, for ten populations. */
  @Test
  void allThatOneWorkerOwnsIsSmall() {
    Map<String, Long> ordinals = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      ordinals.put("a population with a long name, number " + i, 100_000_000L + i);
    }
    Border border = new Border(43_200, ordinals);
    int[] bounds = IntStream.range(0, 16).map(i -> 65_000 + 10 * i).toArray();
    Map<Kind, Slots> slots = new EnumMap<>(Kind.class);
    List<Grant> grants = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      slots.put(kind, Slots.of(bounds));
      grants.add(new Grant(kind, Slots.of(bounds), border, ordinals));
    }
    Schedule schedule =
        schedule(
            null,
            1_770_000_000_123L,
            2_000,
            new Assignment(slots, grants, border, false),
            ordinals,
            ordinals,
            false);
    assertThat(Json.write(schedule)).hasSizeLessThan(10_000);
  }

  @Test
  void everyCodeAndPhaseKeepsItsName() {
    assertThat(Failure.Code.values())
        .extracting(Enum::name)
        .containsExactly(
            "COMPILE_ERROR",
            "NO_SIMULATION",
            "BAD_PLAN",
            "SIMULATION_THREW",
            "UNSENDABLE",
            "SECRET_MISSING",
            "SIMULATION_EXITED",
            "OVER_LIMIT",
            "UNSUPPORTED",
            "RUN_CRASHED",
            "ENGINE_CRASHED",
            "LEASE_ENDED",
            "SIMULATION_STOPPED");
    assertThat(Gap.Fate.values())
        .extracting(Enum::name)
        .containsExactly("MISSED", "PENDING", "UNKNOWN");
    assertThat(Kind.values())
        .extracting(Enum::name)
        .containsExactly("ARRIVALS", "USERS", "REQUESTS");
    assertThat(EnginePhase.values())
        .extracting(Enum::name)
        .containsExactly(
            "IDLE", "NEEDS_BUNDLE", "PREPARING", "PREPARED", "RUNNING", "FINISHED", "FAILED");
  }

  @Test
  void refusesWhatNobodyKnowsWhereItIsAskedFor() {
    String json = "{\"type\":\"t\",\"title\":\"t\",\"status\":1,\"detail\":\"d\",\"more\":1}";
    assertThatThrownBy(() -> Json.readExactly(json.getBytes(StandardCharsets.UTF_8), Problem.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
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
