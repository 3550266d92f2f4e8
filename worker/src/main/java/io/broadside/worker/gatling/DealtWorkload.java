package io.broadside.worker.gatling;

import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.StartLog;
import io.broadside.worker.dealing.UserStart;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import scala.concurrent.duration.FiniteDuration;

/**
 * Starts users as dealt instead of as Gatling would. Gatling's injector calls all methods, one at a
 * time; users start on the event loops; {@link #progress} may be asked from any thread.
 */
abstract class DealtWorkload extends Workload {

  /** A start that is younger than this may not have reached the wire yet. */
  static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Scenario scenario;
  private final EventLoopGroup eventLoops;
  private final StatsEngine stats;
  private final Deck deck;
  private final StartLog log = new StartLog();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong abandoned = new AtomicLong();
  private final AtomicLong dealt = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private volatile boolean begun;
  private volatile boolean exhausted;
  private boolean completed;
  private volatile boolean heldBack;

  /** What all workloads of the run share. */
  protected final Dealing dealing;

  /** This population. */
  protected final Dealing.Place place;

  DealtWorkload(
      Scenario scenario,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Dealing dealing,
      Dealing.Place place) {
    super(scenario, new AtomicLong(), eventLoops, stats);
    this.scenario = scenario;
    this.eventLoops = eventLoops;
    this.stats = stats;
    this.dealing = dealing;
    this.place = place;
    this.deck = place.outline().sharded() ? dealing.deck() : dealing.deck().alone();
  }

  /** Deals what is due soon; says whether anything may be left to deal. */
  abstract boolean dealOn(long startSecond, long now);

  /** Below which ordinal everything has been dealt. */
  abstract long dealtThrough();

  /** Passes over what was due by now, of a population that starts in that run second. */
  abstract void catchUp(long startSecond);

  /** Gatling starts the population. */
  final void begin() {
    begun = true;
  }

  final boolean hasBegun() {
    return begun;
  }

  /** Whether users did not start because none might any more. */
  final boolean heldBack() {
    return heldBack;
  }

  @Override
  public final void injectBatch(FiniteDuration ignored) {
    if (!exhausted) {
      long now = dealing.clock().runNanos();
      heldBack = !dealing.open().isOpen();
      exhausted = heldBack || dealing.deck().retired() || !dealOn(startSecond(), now);
    }
    if (isComplete() && !completed) {
      completed = true;
      dealing.complete().accept(scenarioName());
    }
  }

  /** Has one user start at that run time. */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a user to start
  final void startAt(long ordinal, long dueNanos) {
    if (dueNanos >= dealing.endNanos()) {
      return;
    }
    dealt.incrementAndGet();
    EventLoop eventLoop = eventLoops.next();
    Start start = new Start(ordinal, dueNanos, eventLoop);
    log.add(start);
    try {
      long delay = dueNanos - dealing.clock().runNanos();
      if (delay <= 0) {
        eventLoop.execute(start);
      } else {
        eventLoop.schedule(start, delay, TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException e) {
      abandoned.incrementAndGet();
    }
  }

  /** Users under way or about to be. */
  final long users() {
    return dealt.get() - ended.get() - abandoned.get();
  }

  /** The epochs to deal by: a population that is not sharded is all this worker's own. */
  final Deck deck() {
    return deck;
  }

  /** From which run time on this worker takes part. */
  final OptionalLong joinedNanos() {
    OptionalLong joined = dealing.deck().joined();
    return joined.isEmpty()
        ? joined
        : OptionalLong.of(
            place.outline().sharded() ? 0 : TimeUnit.SECONDS.toNanos(joined.getAsLong()));
  }

  private long startSecond() {
    return place.outline().after().isEmpty()
        ? 0
        : dealing.deck().start(scenarioName()).orElse(dealing.clock().runSecond() + 1);
  }

  /** Whether nothing of it is left, nor will be. */
  final boolean isComplete() {
    return exhausted
        && users() == 0
        && (place.released(dealing.deck()) || dealing.deck().retired() || !dealing.open().isOpen());
  }

  final Progress progress() {
    boolean drained = exhausted && users() == 0;
    long settled = dealing.clock().runNanos() - (drained ? 0 : SETTLED_NANOS);
    long through = log.startedThrough(dealtThrough(), settled);
    return new Progress(through, started.get(), ended.get(), drained);
  }

  @Override
  public void endUser() {
    ended.incrementAndGet();
  }

  @Override
  public final boolean isAllUsersScheduled() {
    return isComplete();
  }

  @Override
  public final boolean isAllUsersStopped() {
    return isComplete();
  }

  @Override
  public final boolean isEmpty() {
    return false;
  }

  @Override
  public final FiniteDuration duration() {
    return new FiniteDuration(place.profile().seconds(), TimeUnit.SECONDS);
  }

  /** One user; runs on its event loop. */
  private final class Start extends UserStart implements Runnable {

    private final EventLoop eventLoop;

    Start(long ordinal, long dueNanos, EventLoop eventLoop) {
      super(ordinal, dueNanos);
      this.eventLoop = eventLoop;
    }

    @Override
    public void run() {
      if (!dealing.open().isOpen()) {
        heldBack = true;
        abandoned.incrementAndGet();
        return;
      }
      long late = dealing.clock().runNanos() - dueNanos();
      String name = scenario.name();
      long userId = Ordinals.userId(ordinal(), place.index(), place.count());
      Session session =
          Session$.MODULE$
              .apply(name, userId, scenario.onExit(), eventLoop)
              .set(Ordinals.ATTRIBUTE, ordinal());
      started.incrementAndGet();
      stats.logUserStart(name);
      scenario.entry().$bang(scenario.onStart().apply(session));
      markStarted(dealing.clock().runNanos());
      dealing.measurements().lateness(name, Math.max(0, late));
    }
  }
}
