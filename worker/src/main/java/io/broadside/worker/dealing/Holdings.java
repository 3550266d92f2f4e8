package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The slots that one worker owns or has owned, and how far it has dealt their arrivals. It gives up
 * slots at the assignment's border, or later where it has dealt beyond that. It deals nothing of
 * them afterwards. Thread-safe; a dealer keeps the lock while it deals a batch.
 */
public final class Holdings {

  /** Old tenures say where a worker has come from, to a controller that takes over. */
  private static final int MOST_TENURES = 2_000;

  private final int slots;
  private final List<Tenure> tenures = new ArrayList<>();
  private final Map<String, Long> dealt = new HashMap<>();
  private final Map<String, Long> starts = new HashMap<>();
  private final Map<String, Long> rounds = new HashMap<>();
  private final Map<String, Long> roundsBefore = new HashMap<>();
  private final Map<String, Long> earliest = new HashMap<>();
  private final boolean shared;
  private long dealtSecond = -1;
  private long version;
  private @Nullable Border letGo;
  private @Nullable Border took;
  private boolean retiring;
  private boolean closed;

  /** None of so many slots. */
  public Holdings(int slots) {
    this(slots, true);
  }

  private Holdings(int slots, boolean shared) {
    this.slots = slots;
    this.shared = shared;
  }

  /** Those of a worker that shares with nobody: all, from the beginning to the end. */
  public Holdings alone() {
    Holdings alone = new Holdings(slots, false);
    for (Kind kind : Kind.values()) {
      alone.tenures.add(new Tenure(kind, 0, Slots.range(0, slots), Border.START, null));
    }
    return alone;
  }

  /** How many slots there are. */
  public int slots() {
    return slots;
  }

  /** Which unit of the population, or throttle, of that index is in which slot. */
  public Deal deal(int index) {
    return Deal.of(slots, index);
  }

  /** Goes by an assignment from now on; one that is not newer changes nothing. */
  public synchronized void take(long newVersion, Assignment assignment) {
    if (newVersion <= version || closed) {
      return;
    }
    Border border = assignment.releaseFrom().atLeast(new Border(dealtSecond + 1, dealt));
    List<Tenure> before = List.copyOf(tenures);
    tenures.clear();
    for (Tenure tenure : before) {
      Slots lost = tenure.open() ? tenure.slots().minus(assignment.of(tenure.kind())) : Slots.NONE;
      Slots kept = tenure.slots().minus(lost);
      if (!kept.isEmpty()) {
        tenures.add(tenure.of(kept));
      }
      if (!lost.isEmpty()) {
        tenures.add(tenure.of(lost).until(border.atLeast(tenure.from())));
      }
    }
    Border possible = new Border(0, earliest);
    for (Grant grant : assignment.grants()) {
      Border from = grant.from().atLeast(possible);
      tenures.add(new Tenure(grant.kind(), newVersion, grant.slots(), from, null));
      grant.rounds().forEach((population, n) -> roundsBefore.merge(population, n, Math::max));
    }
    for (int oldest = 0; tenures.size() > MOST_TENURES && oldest < tenures.size(); ) {
      if (tenures.get(oldest).open()) {
        oldest++;
      } else {
        tenures.remove(oldest);
      }
    }
    version = newVersion;
    letGo = border;
    took = possible;
    retiring |= assignment.retire();
  }

  /** Takes no assignment any more: the worker deals no more. */
  public synchronized void close() {
    closed = true;
  }

  /** Hears when populations that wait for others start, and how many users places may have had. */
  public synchronized void hear(Map<String, Long> newStarts, Map<String, Long> newRounds) {
    newStarts.forEach(starts::putIfAbsent);
    newRounds.forEach((population, n) -> rounds.merge(population, n, Math::max));
  }

  /** The version that it goes by, 0 before the first. */
  public synchronized long version() {
    return version;
  }

  /** The border from which on it no longer owns what this version took away; null before it. */
  public synchronized @Nullable Border letGo() {
    return letGo;
  }

  /**
   * Before which border it has taken nothing of what the present version granted, since that came
   * too late; null before the first.
   */
  public synchronized @Nullable Border took() {
    return took;
  }

  /** When it owned what, oldest first. */
  public synchronized List<Tenure> tenures() {
    return List.copyOf(tenures);
  }

  /** The starts that it knows, by population. */
  public synchronized Map<String, Long> starts() {
    return Map.copyOf(starts);
  }

  /** The run second at which a population that waits for others starts, once it is known. */
  public synchronized OptionalLong start(String population) {
    Long second = starts.get(population);
    return second == null ? OptionalLong.empty() : OptionalLong.of(second);
  }

  /** How many users each place of a closed population may have had; without limit when alone. */
  long mostRounds(String population) {
    return shared ? rounds.getOrDefault(population, 0L) : Long.MAX_VALUE;
  }

  /** How many users each place of a closed population had before it was this worker's. */
  long roundsBefore(String population) {
    return roundsBefore.getOrDefault(population, 0L);
  }

  /** The run second from which on it takes part, empty as long as it has had no slot. */
  public synchronized OptionalLong joined() {
    return tenures.stream()
        .filter(t -> t.kind() != Kind.REQUESTS)
        .mapToLong(t -> t.from().second())
        .min();
  }

  /** Whether it has given up its last slot for good, and that second has come. */
  public synchronized boolean retired(long runSecond) {
    return retiring
        && tenures.stream()
            .filter(t -> t.kind() != Kind.REQUESTS)
            .allMatch(t -> t.until() != null && t.until().second() <= runSecond);
  }

  /** The slots of throttles that are its own in a run second; no other is decided after it. */
  public synchronized Slots requests(long second) {
    dealtSecond = Math.max(dealtSecond, second);
    return held(Kind.REQUESTS, Border::second, second);
  }

  /** The slots of closed populations that are its own in a run second, and not given up by now. */
  Slots places(long second) {
    Slots held = Slots.NONE;
    for (Tenure t : tenures) {
      if (t.kind() == Kind.USERS && t.open() && t.from().second() <= second) {
        held = held.plus(t.slots());
      }
    }
    return held;
  }

  /** The slots of closed populations that it has not given up. */
  public synchronized Slots places() {
    return places(Long.MAX_VALUE);
  }

  /** The slots that hold its arrivals at that ordinal of a population. */
  Slots at(String population, long ordinal) {
    return held(Kind.ARRIVALS, b -> b.ordinal(population), ordinal);
  }

  private Slots held(Kind kind, ToLongFunction<Border> unit, long at) {
    Slots held = Slots.NONE;
    for (Tenure t : tenures) {
      boolean begun = t.kind() == kind && unit.applyAsLong(t.from()) <= at;
      if (begun && (t.until() == null || at < unit.applyAsLong(t.until()))) {
        held = held.plus(t.slots());
      }
    }
    return held;
  }

  /** The first ordinal after that one from which on other slots may hold its arrivals. */
  long nextBorder(String population, long ordinal) {
    long border = Long.MAX_VALUE;
    for (Tenure t : tenures) {
      if (t.kind() == Kind.ARRIVALS) {
        border = Math.min(border, after(t.from(), population, ordinal));
        border =
            t.until() == null ? border : Math.min(border, after(t.until(), population, ordinal));
      }
    }
    return border;
  }

  private static long after(Border border, String population, long ordinal) {
    long first = border.ordinal(population);
    return first > ordinal ? first : Long.MAX_VALUE;
  }

  /** The first ordinal that may be this worker's. */
  public synchronized long firstPossible(String population) {
    return tenures.stream()
        .filter(t -> t.kind() == Kind.ARRIVALS)
        .mapToLong(t -> t.from().ordinal(population))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Its arrivals' tenures that came with a later version than that one. */
  List<Tenure> since(long seen) {
    return tenures.stream().filter(t -> t.kind() == Kind.ARRIVALS && t.version() > seen).toList();
  }

  /** Notes that every arrival below that ordinal has been dealt. */
  synchronized void dealtThrough(String population, long ordinal) {
    dealt.merge(population, ordinal, Math::max);
  }

  /** Notes that nothing of a population will be dealt any more, whatever is granted. */
  public void seal(String population) {
    tooLateBelow(population, Long.MAX_VALUE);
  }

  /** Notes that it is too late for arrivals below that ordinal. */
  public synchronized void tooLateBelow(String population, long ordinal) {
    earliest.merge(population, ordinal, Math::max);
  }

  /** How many arrivals {@code [from, to)} of a population are, or were, its own. */
  public synchronized long count(String population, Deal deal, long from, long to) {
    long count = 0;
    for (Tenure t : tenures) {
      if (t.kind() == Kind.ARRIVALS) {
        long end = t.until() == null ? to : Math.min(to, t.until().ordinal(population));
        count += deal.count(t.slots(), Math.max(from, t.from().ordinal(population)), end);
      }
    }
    return count;
  }
}
