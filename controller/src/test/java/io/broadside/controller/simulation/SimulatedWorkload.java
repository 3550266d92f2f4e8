package io.broadside.controller.simulation;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.ClosedDealer;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.OpenDealer;
import io.broadside.worker.dealing.StartLog;
import io.broadside.worker.dealing.UserStart;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One population on one simulated engine: the worker's dealers, with users that only last. */
final class SimulatedWorkload {

  private static final long HORIZON_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final SimulatedEngine engine;
  private final Population population;
  private final Holdings holdings;
  private final StartLog log;
  private final @Nullable OpenDealer open;
  private final @Nullable ClosedDealer closed;
  private long dealt;
  private long started;
  private long ended;
  private long abandoned;
  private boolean exhausted;
  private boolean drained;

  SimulatedWorkload(SimulatedEngine engine, Population population, int index, SimulatedLoad load) {
    this.engine = engine;
    this.population = population;
    this.holdings = engine.holdings();
    var deal = holdings.deal(index);
    String name = population.name();
    this.log = new StartLog((from, to) -> holdings.count(name, deal, from, to), 4);
    boolean isOpen = population.model() == Population.Model.OPEN;
    this.open =
        isOpen ? new OpenDealer(holdings, name, deal, RunTime.IDENTITY, load.arrivals(name)) : null;
    this.closed =
        isOpen
            ? null
            : new ClosedDealer(holdings, name, deal, RunTime.IDENTITY, population.perSecond());
  }

  String name() {
    return population.name();
  }

  private long users() {
    return dealt - ended - abandoned;
  }

  boolean complete() {
    return drained;
  }

  /** Deals what is due soon. */
  void deal(long now) {
    long start = population.after().isEmpty() ? 0 : holdings.start(name()).orElse(-1);
    boolean retired = holdings.retired(Math.floorDiv(now, TimeUnit.SECONDS.toNanos(1)));
    if (drained || (start < 0 && !retired && engine.admits(now))) {
      return;
    }
    if (!engine.admits(now) || start < 0) {
      exhausted = true;
    } else if (open != null) {
      long startNanos = TimeUnit.SECONDS.toNanos(start);
      open.skip(startNanos, now, holdings.firstPossible(name()));
      exhausted = !open.deal(startNanos, now, now + HORIZON_NANOS, this::startAt);
    } else if (closed != null) {
      exhausted = !closed.deal(start, now, this::startAt);
    }
    exhausted |= retired;
    if (exhausted && users() == 0) {
      if (open != null) {
        holdings.seal(name());
      }
      drained = true;
    }
  }

  private void startAt(long ordinal, long due) {
    dealt++;
    Start start = new Start(ordinal, due);
    log.add(start);
    engine.atRunTime(due, start);
  }

  Progress progress(long now) {
    boolean drained = complete();
    long through = open == null ? Long.MAX_VALUE : open.dealtThrough();
    StartLog.Report report = log.report(through, now, drained);
    if (closed != null) {
      return new Progress(closed.rounds(), List.of(), started, ended, drained);
    }
    holdings.tooLateBelow(name(), log.missedBelow());
    return new Progress(report.through(), report.gaps(), started, ended, drained);
  }

  Slots taken() {
    return closed == null ? Slots.NONE : closed.taken();
  }

  void giveUp() {
    log.giveUp();
  }

  private final class Start extends UserStart implements Runnable {

    Start(long ordinal, long due) {
      super(ordinal, due);
    }

    @Override
    public void run() {
      long now = engine.runNanos();
      if (!engine.admits(dueNanos()) || !begin(now)) {
        giveUp();
        return;
      }
      started++;
      begun(now);
      if (closed != null) {
        engine.keeps(place(), dueNanos());
      }
      engine.started(name(), ordinal(), now - dueNanos());
      engine.afterSeconds(0.05 + (ordinal() * 37 % 100) / 25.0, this::end);
    }

    /** Users of one place are numbered in steps of the most that are ever kept. */
    private int place() {
      return (int) (ordinal() % Collections.max(population.perSecond()));
    }

    private void end() {
      ended++;
      if (closed != null) {
        engine.ends(place());
        long now = engine.runNanos();
        if (!exhausted && engine.admits(now)) {
          closed.ended(ordinal(), now, SimulatedWorkload.this::startAt);
        } else {
          closed.givenUp(ordinal());
        }
      }
    }

    @Override
    protected void givenUp(long which) {
      abandoned++;
      if (closed != null) {
        closed.givenUp(which);
      }
    }

    @Override
    protected boolean cameRound(long runNanos) {
      return engine.runNanos() >= runNanos;
    }
  }
}
