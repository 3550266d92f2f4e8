package io.broadside.worker.engine;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.worker.dealing.Refusal;
import io.broadside.worker.metrics.WorkerMetrics;
import io.broadside.worker.simulation.SimulationLoader;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class EngineIT {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final long POLL_MILLIS = 20;
  private static final Limits LIMITS = new Limits(100, 3_600, 1);
  private static final Slots ALL = Slots.range(0, Deal.slotsFor(1));
  private static final Assignment ALL_MINE =
      new Assignment(
          Map.of(Kind.ARRIVALS, ALL),
          List.of(Grant.of(Kind.ARRIVALS, ALL, Border.START)),
          Border.START,
          false);

  @TempDir Path folder;
  private final WorkerMetrics metrics = WorkerMetrics.ofRun();
  private final Engine engine =
      new Engine(
          "worker-1",
          "worker-1-0a",
          null,
          new SimulationLoader(Path.of(""), Path.of("")),
          metrics.measurements(),
          () -> {});

  @Test
  void saysThatTheBeforeHookThrewAnError() throws Exception {
    tell(BadBefore.class, null, 0, null, false);
    Status status = await(s -> s.phase() != EnginePhase.PREPARING);
    assertThat(status.phase()).isEqualTo(EnginePhase.FAILED);
    Failure failure = Objects.requireNonNull(status.failure());
    assertThat(failure.code()).isEqualTo(Failure.Code.SIMULATION_THREW);
    assertThat(failure.message())
        .contains("BadBefore threw in its before hook", "AssertionError", "no database (at ")
        .doesNotContain("\n");
  }

  @Test
  void saysThatTheAfterHookThrewAnError() throws Exception {
    prepare(BadAfter.class, null);
    tell(BadAfter.class, inMillis(100), 1, ALL_MINE, false);
    Status status = await(s -> s.phase() != EnginePhase.RUNNING);
    assertThat(status.phase()).isEqualTo(EnginePhase.FAILED);
    Failure failure = Objects.requireNonNull(status.failure());
    assertThat(failure.code()).isEqualTo(Failure.Code.SIMULATION_THREW);
    assertThat(failure.message()).contains("in its after hook", "AssertionError", "not tidy");
  }

  @Test
  void cutsWhatASimulationThrowsButSaysWhere() throws Exception {
    tell(Talkative.class, null, 0, null, false);
    Status status = await(s -> s.phase() != EnginePhase.PREPARING);
    assertThat(Objects.requireNonNull(status.failure()).message())
        .hasSizeLessThan(6_000)
        .contains(
            "IllegalStateException: xxx", "characters in all", "at " + Talkative.class.getName());
  }

  @Test
  void isFinishedAtOnceWhereItIsStoppedLongBeforeItsStart() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(600_000);
    tell(Steady.class, start, 1, ALL_MINE, false);
    tell(Steady.class, start, 1, ALL_MINE, true);
    assertThat(await(s -> s.phase() != EnginePhase.RUNNING).phase())
        .isEqualTo(EnginePhase.FINISHED);
    assertThat(engine.status().progress()).isEmpty();
  }

  @Test
  void isFinishedWhereItIsStoppedAgainAndAgain() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(100);
    tell(Steady.class, start, 1, ALL_MINE, false);
    await(s -> !s.progress().isEmpty());
    for (int i = 0; i < 5; i++) {
      tell(Steady.class, start, 1, ALL_MINE, true);
    }
    assertThat(await(s -> s.phase() != EnginePhase.RUNNING).phase())
        .isEqualTo(EnginePhase.FINISHED);
  }

  @Test
  void saysFromWhereOnItHasLetGo() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(-2_000);
    Status taken = tell(Steady.class, start, 1, ALL_MINE, false);
    assertThat(taken.version()).isEqualTo(1);
    await(s -> !s.progress().isEmpty() && progress(s).started() > 0);
    Border early = new Border(1, Map.of("load", 100L));
    Assignment none = new Assignment(Map.of(), List.of(), early, true);
    Status given = tell(Steady.class, start, 2, none, false);
    assertThat(given.version()).isEqualTo(2);
    long letGo = Objects.requireNonNull(given.letGo()).ordinal("load");
    assertThat(letGo).as("it has dealt ahead").isGreaterThan(100);
    Status finished = await(s -> s.phase() != EnginePhase.RUNNING);
    assertThat(finished.phase()).isEqualTo(EnginePhase.FINISHED);
    Progress progress = progress(finished);
    long missed = progress.gaps().stream().mapToLong(gap -> gap.to() - gap.from()).sum();
    assertThat(progress.started() + missed).isEqualTo(letGo);
    assertThat(progress.through()).isGreaterThanOrEqualTo(letGo);
  }

  @Test
  void isReadyOnceItHasPassedOverWhatCameBeforeIt() throws Exception {
    long start = inMillis(-3_000_000);
    prepare(Steady.class, start);
    tell(Steady.class, start, 0, null, false);
    Status status = await(s -> !s.progress().isEmpty());
    assertThat(progress(status).through()).isGreaterThanOrEqualTo(300_000);
    assertThat(progress(status).started()).isZero();
    Assignment none = new Assignment(Map.of(), List.of(), Border.START, true);
    tell(Steady.class, start, 1, none, false);
    assertThat(await(s -> s.phase() != EnginePhase.RUNNING).phase())
        .isEqualTo(EnginePhase.FINISHED);
  }

  private static Progress progress(Status status) {
    return Objects.requireNonNull(status.progress().get("load"));
  }

  private void prepare(Class<? extends Simulation> type, @Nullable Long start) throws Exception {
    tell(type, start, 0, null, false);
    assertThat(await(s -> s.phase() != EnginePhase.PREPARING).phase())
        .isEqualTo(EnginePhase.PREPARED);
  }

  private Status tell(
      Class<? extends Simulation> type,
      @Nullable Long start,
      long version,
      @Nullable Assignment assignment,
      boolean stop)
      throws Refusal {
    return engine.accept(
        new Schedule(
            "run-1",
            "worker-1-0a",
            1,
            Plan.of(new Source.OnClassPath(type.getName()), 1, LIMITS),
            start,
            0,
            version,
            assignment,
            Map.of(),
            Map.of(),
            new Lease(engine.status().clockNanos(), 60_000),
            stop,
            false));
  }

  private static long inMillis(long millis) {
    return System.currentTimeMillis() + millis;
  }

  private Status await(Predicate<Status> wanted) throws Exception {
    Status status = engine.status();
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
      if (wanted.test(status)) {
        return status;
      }
      Thread.sleep(POLL_MILLIS);
      status = engine.status();
    }
    throw new TimeoutException("the last status was " + status);
  }

  static final class BadBefore extends Simulation {
    {
      setUp(scenario("load").pause(1).injectOpen(nothingFor(1)));
    }

    @Override
    public void before() {
      throw new AssertionError("no database");
    }
  }

  static final class BadAfter extends Simulation {
    {
      setUp(scenario("load").pause(0).injectOpen(constantUsersPerSec(1).during(1)));
    }

    @Override
    public void after() {
      throw new AssertionError("not tidy");
    }
  }

  /** Says too much. */
  static final class Talkative extends Simulation {
    {
      if (true) {
        throw new IllegalStateException("x".repeat(3 << 20));
      }
    }
  }

  /** For an hour, or as long as anybody wants. */
  static final class Steady extends Simulation {
    {
      setUp(
          scenario("load")
              .pause(1)
              .injectOpen(constantUsersPerSec(100).during(Duration.ofHours(1))));
    }
  }
}
