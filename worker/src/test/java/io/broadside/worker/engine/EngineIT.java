package io.broadside.worker.engine;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
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

@Timeout(120)
class EngineIT {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final long POLL_MILLIS = 20;
  private static final Epoch MINE = new Epoch(0, 0, List.of("worker-1-0a"), Map.of());
  private static final Epoch ANOTHERS = new Epoch(0, 0, List.of("worker-2-0a"), Map.of());

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
  private long version;

  @Test
  void saysThatTheBeforeHookThrewAnError() throws Exception {
    tell(BadBefore.class, null, List.of(), null, false);
    Status status = await(s -> s.phase() != Phase.PREPARING);
    assertThat(status.phase()).isEqualTo(Phase.FAILED);
    Failure failure = Objects.requireNonNull(status.failure());
    assertThat(failure.code()).isEqualTo(Failure.Code.SIMULATION_THREW);
    assertThat(failure.message()).contains("BadBefore", "AssertionError", "no database");
  }

  @Test
  void saysThatTheAfterHookThrewAnError() throws Exception {
    prepare(BadAfter.class, null);
    tell(BadAfter.class, inMillis(100), List.of(MINE), null, false);
    Status status = await(s -> s.phase() != Phase.RUNNING);
    assertThat(status.phase()).isEqualTo(Phase.FAILED);
    Failure failure = Objects.requireNonNull(status.failure());
    assertThat(failure.code()).isEqualTo(Failure.Code.SIMULATION_THREW);
    assertThat(failure.message()).contains("in its after hook", "AssertionError", "not tidy");
  }

  @Test
  void cutsWhatASimulationThrowsButSaysWhere() throws Exception {
    tell(Talkative.class, null, List.of(), null, false);
    Status status = await(s -> s.phase() != Phase.PREPARING);
    assertThat(Objects.requireNonNull(status.failure()).message())
        .hasSizeLessThan(6_000)
        .contains(
            "IllegalStateException: xxx", "characters in all", "at " + Talkative.class.getName());
  }

  @Test
  void isFinishedAtOnceWhereItIsStoppedLongBeforeItsStart() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(600_000);
    tell(Steady.class, start, List.of(MINE), null, false);
    tell(Steady.class, start, List.of(MINE), null, true);
    assertThat(await(s -> s.phase() != Phase.RUNNING).phase()).isEqualTo(Phase.FINISHED);
    assertThat(engine.status().progress()).isEmpty();
  }

  @Test
  void isFinishedWhereItIsStoppedAgainAndAgain() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(100);
    tell(Steady.class, start, List.of(MINE), null, false);
    await(s -> !s.progress().isEmpty());
    for (int i = 0; i < 5; i++) {
      tell(Steady.class, start, List.of(MINE), null, true);
    }
    assertThat(await(s -> s.phase() != Phase.RUNNING).phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void acknowledgesAProposalUntilItGivesItUp() throws Exception {
    prepare(Steady.class, null);
    long start = inMillis(-2_000);
    Epoch next = new Epoch(1, 5, List.of("worker-2-0a"), Map.of("load", 500L));
    tell(Steady.class, start, List.of(MINE), next, false);
    assertThat(engine.status().acknowledged()).isEqualTo(1);
    await(s -> s.acknowledged() == null);
    tell(Steady.class, start, List.of(MINE), next, false);
    assertThat(engine.status().acknowledged()).isNull();
  }

  @Test
  void isReadyOnceItHasPassedOverWhatCameBeforeIt() throws Exception {
    long start = inMillis(-3_000_000);
    prepare(Steady.class, start);
    tell(Steady.class, start, List.of(ANOTHERS), null, false);
    Status status = await(s -> !s.progress().isEmpty());
    assertThat(Objects.requireNonNull(status.progress().get("load")).startedThrough())
        .isGreaterThanOrEqualTo(300_000);
    assertThat(Objects.requireNonNull(status.progress().get("load")).started()).isZero();
    engine.leave();
    engine.tick();
    assertThat(await(s -> s.phase() != Phase.RUNNING).phase()).isEqualTo(Phase.FINISHED);
  }

  private void prepare(Class<? extends Simulation> type, @Nullable Long start) throws Exception {
    tell(type, start, start == null ? List.of() : List.of(ANOTHERS), null, false);
    assertThat(await(s -> s.phase() != Phase.PREPARING).phase()).isEqualTo(Phase.PREPARED);
  }

  private void tell(
      Class<? extends Simulation> type,
      @Nullable Long start,
      List<Epoch> epochs,
      @Nullable Epoch proposal,
      boolean stop)
      throws Refusal {
    Plan plan = new Plan(null, type.getName(), Map.of(), 1, Limits.DEFAULT, 0);
    engine.accept(
        new Schedule(
            "run-1", ++version, plan, start, 0, epochs, proposal, Map.of(), 60_000, stop, false));
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
