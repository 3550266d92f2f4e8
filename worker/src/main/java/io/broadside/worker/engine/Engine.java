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
  private final Lease lease = new Lease();

  private Phase phase = Phase.IDLE;
  private boolean leaving;
  private @Nullable Schedule schedule;
  private @Nullable Bundle bundle;
  private @Nullable GatlingRun run;
  private @Nullable Performance performance;
  private @Nullable Failure failure;

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
    this.deck = new Deck(instance, clock::runNanos);
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
        lease.leftMillis(),
        clock.ownNanos(),
        run == null ? null : run.beganNanos(),
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
    lease.renew(next.leaseMillis());
    if (run != null && phase == Phase.RUNNING) {
      run.startUntil(lease.endNanos());
    }
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
      performance =
          Performance.begin(java.util.Objects.requireNonNull(run), clock, this::performed);
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

  /** The bundle that it was given, so that a new controller can have it back. */
  public synchronized Optional<Bundle> bundle() {
    return Optional.ofNullable(bundle);
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
      catchUp(prepared);
      synchronized (this) {
        run = prepared;
        phase = phase == Phase.PREPARING ? Phase.PREPARED : phase;
      }
    } catch (FailureException e) {
      fail(e.failure());
    } catch (Throwable e) {
      LOG.error("The run could not be prepared", e);
      fail(new Failure(Failure.Code.ENGINE_CRASHED, "The run could not be prepared: " + e));
    }
  }

  /** A newcomer to a run is not ready before it has passed over what is none of its business. */
  private void catchUp(GatlingRun prepared) {
    Schedule latest;
    synchronized (this) {
      latest = java.util.Objects.requireNonNull(schedule);
    }
    if (latest.startMillis() != null) {
      clock.start(latest.startMillis(), latest.clockOffsetNanos());
      prepared.catchUp(latest.starts());
    }
  }

  private synchronized void fail(Failure why) {
    failure = why;
    if (!why.code().endsOrderly()) {
      phase = Phase.FAILED;
    }
  }

  private synchronized void performed(Optional<Failure> problem) {
    phase = Phase.FINISHED;
    problem.ifPresent(this::fail);
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
   * Ends what has to end by the clock: the run's greatest length, the wait of one who leaves before
   * it took part, and of one that nobody has asked for since its lease ended.
   */
  public synchronized void tick() {
    if (lease.forgotten() && schedule != null) {
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
    if (leaving && deck.joined().isEmpty() && deck.proposal().isEmpty()) {
      stop("this worker leaves before it took part");
    }
  }

  private void stop(String reason) {
    if (phase == Phase.RUNNING && performance != null) {
      performance.stop(reason);
    } else if (phase != Phase.FAILED) {
      phase = Phase.FINISHED;
    }
  }
}
