package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.worker.dealing.Passes.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * The holdings of a fleet in a time of its own, among which slots of one kind pass on as a
 * controller has it: by a release, and then by a grant.
 */
class SimulatedFleet {

  private static final long STEP_MILLIS = 50;
  private static final int WORKERS = Passes.WORKERS;

  /** What a worker does whenever the clock has moved on. */
  interface Beat {
    void at(int worker, long nowNanos);
  }

  /** Slots that nobody has. */
  private record OnWay(Slots slots, int giver, int taker, Border from, long grantMillis) {}

  final List<Holdings> workers = new ArrayList<>();
  private final List<Slots> owned = new ArrayList<>();
  private final long[] versions = new long[WORKERS];
  private final Kind kind;
  private final Deque<Pass> passes;
  private final List<OnWay> onWay = new ArrayList<>();
  private final LongFunction<Border> borders;
  private final long mostOnWayMillis;
  private long quietSinceMillis = -1_000;
  private long nowMillis = -1_000;

  /**
   * A fleet before its start, whose slots are dealt out evenly.
   *
   * @param borders of a release at that run time
   * @param mostOnWayMillis how long slots are on their way at the most
   */
  SimulatedFleet(Kind kind, Future future, LongFunction<Border> borders, long mostOnWayMillis) {
    this.kind = kind;
    this.passes = new ArrayDeque<>(future.passes());
    this.borders = borders;
    this.mostOnWayMillis = mostOnWayMillis;
    for (int worker = 0; worker < WORKERS; worker++) {
      workers.add(new Holdings(Assignments.SLOTS));
      owned.add(Slots.NONE);
      int from = worker * Assignments.SLOTS / WORKERS;
      grant(worker, Slots.range(from, from + Assignments.SLOTS / WORKERS), Border.START, 0);
    }
  }

  /** Lets time pass until that run time. */
  void run(long untilMillis, Beat beat) {
    while (nowMillis < untilMillis) {
      nowMillis += STEP_MILLIS;
      while (!passes.isEmpty() && passes.getFirst().atMillis() <= nowMillis) {
        release(passes.removeFirst());
      }
      grantWhatHasCome();
      for (int worker = 0; worker < WORKERS; worker++) {
        beat.at(worker, TimeUnit.MILLISECONDS.toNanos(nowMillis));
      }
    }
  }

  /** Since when every slot has had its owner. */
  long quietSinceMillis() {
    return onWay.isEmpty() ? quietSinceMillis : Long.MAX_VALUE;
  }

  /** Overridden by the closed model: whether a giver has no user left in them. */
  boolean free(int giver, Slots slots) {
    return true;
  }

  /** Overridden by the closed model. */
  long rounds(int giver) {
    return 0;
  }

  private void release(Pass pass) {
    int giver = pass.giver();
    Slots slots = owned.get(giver).and(pass.slots());
    if (slots.isEmpty()) {
      return;
    }
    Slots left = owned.get(giver).minus(slots);
    owned.set(giver, left);
    Border from = borders.apply(nowMillis);
    workers.get(giver).take(++versions[giver], Assignments.left(kind, left, from));
    long grantMillis = nowMillis + Math.min(mostOnWayMillis, pass.onWayMillis());
    // of slots that were granted from a later border on, nothing was the giver's before that
    for (Tenure tenure : workers.get(giver).tenures().reversed()) {
      Slots part = tenure.kind() == kind ? tenure.slots().and(slots) : Slots.NONE;
      if (!part.isEmpty()) {
        Border until = Objects.requireNonNull(tenure.until());
        onWay.add(new OnWay(part, giver, pass.taker(), until, grantMillis));
        slots = slots.minus(part);
      }
    }
  }

  private void grantWhatHasCome() {
    for (OnWay one : List.copyOf(onWay)) {
      if (one.grantMillis() <= nowMillis && free(one.giver(), one.slots())) {
        onWay.remove(one);
        quietSinceMillis = nowMillis;
        grant(one.taker(), one.slots(), one.from(), rounds(one.giver()));
      }
    }
  }

  private void grant(int worker, Slots slots, Border from, long rounds) {
    Slots all = owned.get(worker).plus(slots);
    owned.set(worker, all);
    Grant grant = new Grant(kind, slots, from, Map.of("load", rounds));
    workers
        .get(worker)
        .take(
            ++versions[worker],
            new Assignment(Map.of(kind, all), List.of(grant), Border.START, false));
  }
}
