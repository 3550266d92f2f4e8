package io.broadside.worker.engine;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.dealing.TooLateException;
import io.broadside.worker.gatling.GatlingRun;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.simulation.FailureException;
import io.broadside.worker.simulation.SimulationLoader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine for one run: does what the latest schedule says. Thread-safe; {@link #tick} has to be
 * called several times a second.
 */
public final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final String worker;
  private final String instance;
  private final @Nullable LastExit lastExit;
  private final SimulationLoader loader;
  private final Measurements measurements;
  private final Runnable release;
  private final RunClock clock = new RunClock();
  private final Deck deck;

  private Phase phase = Phase.IDLE;
  private boolean leaving;
  private @Nullable Schedule schedule;
  private @Nullable Bundle bundle;
  private @Nullable GatlingRun run;
  private @Nullable Failure failure;
  private long leaseEnds = Long.MAX_VALUE;

  /**
   * An idle engine.
   *
   * @param lastExit how the engine before it broke down, if it did
   * @param release ends the process
   */
  public Engine(
      String worker,
      String instance,
      @Nullable LastExit lastExit,
      SimulationLoader loader,
      Measurements measurements,
      Runnable release) {
    this.worker = worker;
    this.instance = instance;
    this.lastExit = lastExit;
    this.loader = loader;
    this.measurements = measurements;
    this.release = release;
    this.deck = new Deck(instance);
  }

  /** All that is to be said of this worker now. */
  public synchronized Status status() {
    return new Status(
        worker,
        instance,
        phase,
        schedule == null ? null : schedule.run(),
        schedule == null ? 0 : schedule.version(),
        run == null ? null : run.outline().digest(),
        deck.epochs().size(),
        deck.proposal().map(Epoch::index).orElse(null),
        run == null ? Map.of() : run.progress(),
        leaving,
        schedule == null
            ? 0
            : Math.max(0, TimeUnit.NANOSECONDS.toMillis(leaseEnds - System.nanoTime())),
        clock.ownNanos(),
        failure,
        lastExit);
  }

  /** The schedule that it follows, so that a new controller can find out; empty while idle. */
  public synchronized Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  /**
   * Follows a schedule from now on; one that is older than the last changes nothing.
   *
   * @throws Refusal if it is for another run, or comes too late
   */
  public synchronized Status accept(Schedule next) throws Refusal {
    if (schedule == null) {
      if (next.release()) {
        return status();
      }
      begin(next);
    } else if (!schedule.run().equals(next.run())) {
      throw new Refusal(
          "Worker %s is busy with run %s and cannot take run %s."
              .formatted(worker, schedule.run(), next.run()));
    } else if (next.version() < schedule.version()) {
      return status();
    }
    boolean goesOn = !next.stop() && !next.release();
    if (goesOn && (phase == Phase.PREPARED || phase == Phase.RUNNING)) {
      take(next);
    }
    schedule = next;
    leaseEnds = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(next.leaseMillis());
    if (next.stop()) {
      stop("the operator stopped it");
    }
    if (next.release()) {
      release.run();
    }
    return status();
  }

  private void begin(Schedule first) {
    schedule = first;
    if (first.plan().bundle() == null) {
      prepare();
    } else {
      phase = Phase.NEEDS_BUNDLE;
    }
  }

  private void take(Schedule next) throws Refusal {
    try {
      deck.take(next.epochs(), next.proposal(), next.starts());
    } catch (TooLateException e) {
      throw new Refusal("Worker %s: %s.".formatted(worker, e.getMessage()));
    }
    if (phase == Phase.PREPARED && next.startMillis() != null && !next.epochs().isEmpty()) {
      clock.start(next.startMillis(), next.clockOffsetNanos());
      phase = Phase.RUNNING;
      Thread.ofPlatform().name("run").daemon().start(this::runToTheEnd);
    } else if (phase == Phase.RUNNING
        && run != null
        && schedule != null
        && !next.starts().equals(schedule.starts())) {
      run.scheduleChanged();
    }
  }

  /**
   * Takes the bundle that the plan asks for.
   *
   * @throws Refusal if it is another, or none is asked for
   */
  public synchronized void accept(Bundle next) throws Refusal {
    if (phase != Phase.NEEDS_BUNDLE || schedule == null) {
      return;
    }
    if (!next.digest().equals(schedule.plan().bundle())) {
      throw new Refusal("The bundle's digest is not the one that the plan names.");
    }
    bundle = next;
    prepare();
  }

  private void prepare() {
    phase = Phase.PREPARING;
    Thread.ofPlatform().name("prepare").daemon().start(this::prepareNow);
  }

  private void prepareNow() {
    Schedule first;
    Bundle files;
    synchronized (this) {
      first = java.util.Objects.requireNonNull(schedule);
      files = bundle;
    }
    try {
      GatlingRun prepared = Preparation.of(first.plan(), files, loader, measurements, clock, deck);
      synchronized (this) {
        run = prepared;
        phase = phase == Phase.PREPARING ? Phase.PREPARED : phase;
      }
    } catch (FailureException e) {
      fail(e.failure());
    } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
      LOG.error("The run could not be prepared", e);
      fail(new Failure(Failure.Code.ENGINE_CRASHED, "The run could not be prepared: " + e));
    }
  }

  private synchronized void fail(Failure why) {
    failure = why;
    phase = Phase.FAILED;
  }

  /**
   * Gatling ticks by the second from its start on, so it is started at the border of a run second.
   */
  private void runToTheEnd() {
    GatlingRun running = java.util.Objects.requireNonNull(run);
    try {
      long second = TimeUnit.SECONDS.toNanos(1);
      long begin = Math.max(-1, clock.runSecond() + 1) * second;
      for (long wait = begin - clock.runNanos(); wait > 0; wait = begin - clock.runNanos()) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      running.start().get();
      running.after();
      finish();
    } catch (java.util.concurrent.ExecutionException e) {
      String cause = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      fail(new Failure(Failure.Code.RUN_CRASHED, "The run crashed: " + cause));
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("The run broke down", e);
      fail(new Failure(Failure.Code.ENGINE_CRASHED, "The run broke down: " + e));
    }
  }

  private synchronized void finish() {
    phase = Phase.FINISHED;
  }

  /**
   * Asks to be left out: hands over, finishes its users, and is released then. An idle one goes at
   * once.
   */
  public synchronized void leave() {
    leaving = true;
    if (schedule == null) {
      release.run();
    }
  }

  /** What the run will do, once it is prepared. */
  public synchronized Optional<Outline> outline() {
    return Optional.ofNullable(run).map(GatlingRun::outline);
  }

  /** The first ordinals that are due at that run time or later, once the run has a start. */
  public Optional<Map<String, Long>> firstOrdinals(long runMillis) {
    GatlingRun running;
    synchronized (this) {
      running = clock.started() ? run : null;
    }
    return Optional.ofNullable(running)
        .map(r -> r.firstOrdinals(TimeUnit.MILLISECONDS.toNanos(runMillis)));
  }

  /** Whether it can take a share, or carries one. */
  public synchronized boolean ready() {
    return !leaving && phase != Phase.FAILED;
  }

  /**
   * Ends what has to end by the clock: the lease, the run's greatest length, the part of one who
   * left.
   */
  public synchronized void tick() {
    long now = System.nanoTime();
    if (now - leaseEnds > 0 && run != null && phase == Phase.RUNNING) {
      run.stopStarting();
    }
    if (schedule != null
        && now - leaseEnds > TimeUnit.MILLISECONDS.toNanos(schedule.leaseMillis())) {
      LOG.warn("Nobody has asked for this worker for long; it gives run {} up", schedule.run());
      release.run();
    }
    if (phase != Phase.RUNNING || run == null) {
      return;
    }
    Long maxDuration = run.outline().maxDurationSeconds();
    if (maxDuration != null && clock.runNanos() >= TimeUnit.SECONDS.toNanos(maxDuration)) {
      stop("its maxDuration is reached");
    }
    boolean neverTookPart = leaving && deck.joined().isEmpty() && deck.proposal().isEmpty();
    boolean cannotEnd = run.throttled() && deck.retired(clock.runNanos());
    if (neverTookPart || cannotEnd) {
      stop("this worker leaves");
    }
  }

  private void stop(String reason) {
    if (phase == Phase.RUNNING && run != null && clock.runNanos() > -TimeUnit.SECONDS.toNanos(1)) {
      run.stop(reason);
    } else if (phase != Phase.FAILED && phase != Phase.RUNNING) {
      phase = Phase.FINISHED;
    }
  }

  /** The epochs that it goes by. */
  List<Epoch> epochs() {
    return deck.epochs();
  }
}
