package io.broadside.worker.gatling.injection;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.StartLog;
import io.broadside.worker.dealing.UserStart;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.BoxedUnit;

/**
 * Starts users as dealt instead of as Gatling would. Gatling's injector calls all methods, one at a
 * time; users start on the event loops; {@link #progress} may be asked from any thread.
 */
abstract class DealtWorkload extends Workload {

  private final Scenario scenario;
  private final StatsEngine stats;
  private final Holdings holdings;
  private final Deal deal;
  private final StartLog log;
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong abandoned = new AtomicLong();
  private final AtomicLong dealt = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private volatile boolean begun;
  private volatile boolean exhausted;
  private volatile boolean drained;
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
    this.stats = stats;
    this.dealing = dealing;
    this.place = place;
    this.holdings = place.outline().sharded() ? dealing.holdings() : dealing.holdings().alone();
    this.deal = holdings.deal(place.index());
    this.log =
        new StartLog((from, to) -> holdings.count(scenario.name(), deal, from, to), place.count());
  }

  /** Deals what is due soon; says whether anything may be left to deal. */
  abstract boolean dealOn(long startSecond, long now);

  /** How far it is, in view of users that are too late. */
  abstract Progress progress(StartLog starts, boolean drained);

  /** A user has ended, on its own thread. */
  abstract void ended(long ordinal);

  /** A user will not be started; any thread may say so. */
  abstract void givenUp(long ordinal);

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
    if (!drained) {
      long now = dealing.clock().runNanos();
      heldBack |= !dealing.gate().admits(now);
      exhausted = heldBack || !dealOn(startSecond(), now) || retired();
      drain();
    }
    if (isComplete() && !completed) {
      completed = true;
      dealing.complete().accept(scenarioName());
    }
  }

  /** Once nobody is left and nobody is to come, nothing is dealt any more, whatever is granted. */
  private void drain() {
    if (exhausted && users() == 0 && !drained) {
      if (place.outline().model() == Population.Model.OPEN) {
        holdings.seal(scenarioName());
      }
      drained = true;
    }
  }

  /** Has one user start at that run time. */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a user to start
  final void startAt(long ordinal, long dueNanos) {
    if (dueNanos >= dealing.endNanos()) {
      return;
    }
    dealt.incrementAndGet();
    EventLoop eventLoop = dealing.loops().next();
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
      start.giveUp();
    }
  }

  /** Users under way or about to be. */
  final long users() {
    return dealt.get() - ended.get() - abandoned.get();
  }

  /** The slots to deal by: a population that is not sharded is all this worker's own. */
  final Holdings holdings() {
    return holdings;
  }

  /** Which of its units is in which slot. */
  final Deal deal() {
    return deal;
  }

  private boolean retired() {
    return dealing.holdings().retired(dealing.clock().runSecond());
  }

  /** From which run time on this worker takes part. */
  final OptionalLong joinedNanos() {
    OptionalLong joined = dealing.holdings().joined();
    return joined.isEmpty()
        ? joined
        : OptionalLong.of(
            place.outline().sharded() ? 0 : TimeUnit.SECONDS.toNanos(joined.getAsLong()));
  }

  private long startSecond() {
    return place.outline().after().isEmpty()
        ? 0
        : dealing.holdings().start(scenarioName()).orElse(dealing.clock().runSecond() + 1);
  }

  /** Whether nothing of it is left, nor will be. */
  final boolean isComplete() {
    return drained
        && (place.released(dealing.holdings())
            || retired()
            || !dealing.gate().admits(dealing.clock().runNanos()));
  }

  /** How far it is. Users that are too late to be started are given up. */
  final Progress progress() {
    synchronized (holdings) { // as dealing does, before the log
      return progress(log, drained);
    }
  }

  /** How far it is, where the log of starts has no say. */
  final Progress progress(long through, List<Gap> gaps, boolean drained) {
    return new Progress(through, gaps, started.get(), ended.get(), drained);
  }

  /** Gives up all users that have not been started yet. */
  final void giveUp() {
    log.giveUp();
  }

  /** Slots of closed populations in which it has users. */
  Slots taken() {
    return Slots.NONE;
  }

  @Override
  public void endUser() {
    ended.incrementAndGet();
    drain();
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
      long now = dealing.clock().runNanos();
      if (!dealing.gate().admits(dueNanos())) {
        heldBack = true;
        giveUp();
      } else if (begin(now)) {
        long late = Math.max(0, now - dueNanos());
        begin(dealing.first().started(scenario.name(), late));
        begun(dealing.clock().runNanos());
        dealing.measurements().lateness(scenario.name(), late);
      } else {
        giveUp();
      }
    }

    private void begin(String name) {
      long userId = Ordinals.userId(ordinal(), place.index(), place.count());
      Session session =
          Session$.MODULE$
              .apply(name, userId, this::exit, eventLoop)
              .set(Ordinals.ATTRIBUTE, ordinal());
      started.incrementAndGet();
      stats.logUserStart(name);
      scenario.entry().$bang(scenario.onStart().apply(session));
    }

    private BoxedUnit exit(Session session) {
      ended(ordinal());
      dealing.first().ended(session.scenario());
      return scenario.onExit().apply(session);
    }

    @Override
    protected void givenUp(long which) {
      abandoned.incrementAndGet();
      DealtWorkload.this.givenUp(which);
    }

    @Override
    protected boolean cameRound(long runNanos) {
      return dealing.loops().wasFree(eventLoop, runNanos);
    }
  }
}
