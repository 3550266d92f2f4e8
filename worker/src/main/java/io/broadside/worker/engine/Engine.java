package io.broadside.worker.engine;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.Orders;
import io.broadside.worker.dealing.Refusal;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.engine.phase.EngineEvent;
import io.broadside.worker.engine.phase.EngineLifecycle;
import io.broadside.worker.engine.phase.Readiness;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.run.Playable;
import io.broadside.worker.simulation.SimulationLoader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one plan, as the latest {@link Schedule} says. Thread-safe; {@link #tick} has to be called
 * several times a second.
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
  private final Orders orders;
  private final long begunNanos = System.nanoTime();

  private EnginePhase phase = EnginePhase.IDLE;
  private boolean leaving;
  private @Nullable Bundle bundle;
  private @Nullable Playable run;
  private @Nullable WarmUp warmUp;
  private @Nullable Performance performance;
  private @Nullable Failure failure;
  private Secrets secrets = Secrets.NONE;

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
    this.orders = new Orders(worker, instance, clock::ownNanos);
  }

  /** The status of this worker now. */
  public synchronized Status status() {
    Optional<Holdings> holdings = orders.holdings();
    return new Status(
        worker,
        instance,
        phase,
        orders.run().orElse(null),
        orders.term(),
        holdings.map(Holdings::version).orElse(0L),
        holdings.map(Holdings::letGo).orElse(null),
        holdings.map(Holdings::took).orElse(null),
        run == null ? Slots.NONE : run.occupied(),
        run == null ? null : run.outline().digest(),
        holdings.map(h -> h.starts().keySet()).orElse(Set.of()),
        run == null ? Map.of() : run.progress(),
        leaving,
        orders.leaseMillis(),
        clock.ownNanos(),
        run == null ? null : run.beganNanos(),
        failure,
        lastExit);
  }

  /** What a controller that takes over needs to know; empty while idle. */
  public synchronized Optional<Claim> claim() {
    return orders.claim();
  }

  /**
   * Follows a schedule from now on; one that is older than the last changes nothing.
   *
   * @throws Refusal if it is for another engine or run, or comes from a controller that was
   *     replaced
   */
  public synchronized Status accept(Schedule next) throws Refusal {
    orders.take(next);
    if (phase == EnginePhase.IDLE) {
      orders.plan().ifPresent(this::begin);
    }
    if (orders.startMillis().isPresent() && run != null && !orders.stop()) {
      boolean news = next.assignment() != null || !next.starts().isEmpty();
      carryOn(run, orders.startMillis().get(), news);
    }
    if (orders.stop()) {
      stop("the operator stopped it");
    }
    if (orders.release()) {
      release.run();
    }
    return status();
  }

  private void begin(Plan plan) {
    if (plan.source().bundle().isEmpty()) {
      prepare(EngineEvent.ASKED);
    } else {
      move(EngineEvent.ASKED_WITHOUT_FILES);
    }
  }

  private void carryOn(Playable prepared, long startMillis, boolean news) {
    if (phase == EnginePhase.PREPARED) {
      clock.start(startMillis, orders.clockOffsetNanos());
      move(EngineEvent.STARTED);
      Optional.ofNullable(warmUp).ifPresent(w -> w.closeBefore(clock));
      performance = Performance.begin(prepared, clock, this::performed);
    } else if (phase == EnginePhase.RUNNING && news) {
      prepared.scheduleChanged();
    }
    prepared.startUntil(clock.runNanosAt(orders.leaseEndNanos()));
  }

  private void move(EngineEvent event) {
    phase = EngineLifecycle.next(phase, event);
  }

  /**
   * Takes the bundle that the plan asks for.
   *
   * @throws Refusal if it is another, or none is asked for
   */
  public synchronized void accept(Bundle next) throws Refusal {
    if (phase != EnginePhase.NEEDS_BUNDLE) {
      return;
    }
    if (!orders.plan().flatMap(p -> p.source().bundle()).equals(Optional.of(next.digest()))) {
      throw new Refusal("The bundle's digest is not the one that the plan names.");
    }
    bundle = next;
    prepare(EngineEvent.FILES_CAME);
  }

  /** The bundle that it was given, so that a new controller can have it back. */
  public synchronized Optional<Bundle> bundle() {
    return Optional.ofNullable(bundle);
  }

  private void prepare(EngineEvent event) {
    move(event);
    Plan plan = orders.plan().orElseThrow();
    Holdings holdings = orders.holdings().orElseThrow();
    Bundle files = bundle;
    Thread.ofPlatform().name("prepare").daemon().start(() -> prepare(plan, files, holdings));
  }

  private void prepare(Plan plan, @Nullable Bundle files, Holdings holdings) {
    try {
      Preparation.Prepared prepared =
          new Preparation(plan, loader, measurements, clock, holdings).prepare(files);
      catchUp(prepared.run(), holdings);
      synchronized (this) {
        run = prepared.run();
        warmUp = prepared.warmUp();
        secrets = prepared.secrets();
        move(EngineEvent.BUILT);
      }
    } catch (FailureException e) {
      fail(e.failure());
    } catch (Throwable e) {
      LOG.error("The run could not be prepared", e);
      fail(new Failure(Failure.Code.ENGINE_CRASHED, "The run could not be prepared: " + e));
    }
  }

  /** A newcomer to a run is not ready before it has passed over what is none of its business. */
  private void catchUp(Playable prepared, Holdings holdings) {
    Optional<Long> startMillis;
    synchronized (this) {
      startMillis = orders.startMillis();
    }
    if (startMillis.isPresent()) {
      clock.start(startMillis.get(), orders.clockOffsetNanos());
      prepared.catchUp(holdings.starts());
    }
  }

  private synchronized void fail(Failure why) {
    Secrets all = orders.plan().map(Plan::secrets).orElse(Secrets.NONE).and(secrets);
    failure = new Failure(why.code(), all.hide(why.message()));
    move(why.code().endsOrderly() ? EngineEvent.ENDED : EngineEvent.BROKE);
  }

  private synchronized void performed(Optional<Failure> problem) {
    orders.holdings().ifPresent(Holdings::close);
    problem.ifPresent(this::fail);
    move(EngineEvent.ENDED);
  }

  /**
   * Asks to be left out: hands over, finishes its users, and is released then. An idle one goes at
   * once.
   */
  public synchronized void leave() {
    leaving = true;
    if (phase == EnginePhase.IDLE) {
      release.run();
    }
  }

  /** What the run will do, once it is prepared. */
  public synchronized Optional<Outline> outline() {
    return Optional.ofNullable(run).map(Playable::outline);
  }

  /** The first ordinals that are due at that run time or later, once the run has a start. */
  public Optional<Map<String, Long>> firstOrdinals(long runMillis) {
    Playable running;
    synchronized (this) {
      running = clock.started() ? run : null;
    }
    return Optional.ofNullable(running)
        .map(r -> r.firstOrdinals(TimeUnit.MILLISECONDS.toNanos(runMillis)));
  }

  /**
   * What keeps it from having a part of a run, and from taking one at once, in a word; empty while
   * it is ready.
   */
  public synchronized Optional<String> unready() {
    Duration age = Duration.ofNanos(System.nanoTime() - begunNanos);
    return new Readiness(phase, leaving, age).obstacle();
  }

  /**
   * Does what has to be done by the clock: gives up users that are too late, and ends the run at
   * its greatest length, or once nobody has asked for this worker for long since its lease ended.
   */
  public synchronized void tick() {
    if (orders.forgotten()) {
      LOG.warn("No controller has contacted this worker for a long time, so it gives up its run");
      release.run();
    }
    if (phase != EnginePhase.RUNNING || run == null) {
      return;
    }
    run.progress();
    Long maxDuration = run.outline().maxDurationSeconds();
    if (maxDuration != null && clock.runNanos() >= TimeUnit.SECONDS.toNanos(maxDuration)) {
      stop("its maxDuration is reached");
    }
  }

  private void stop(String reason) {
    if (phase == EnginePhase.RUNNING && performance != null) {
      performance.stop(reason);
    } else {
      move(EngineEvent.ENDED);
    }
  }
}
