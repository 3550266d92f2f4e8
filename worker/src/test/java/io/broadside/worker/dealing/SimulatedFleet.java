package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Epoch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The decks of a fleet in a time of its own: changes are announced three seconds ahead,
 * acknowledged by all, and then confirmed or withdrawn, as a controller does it.
 */
final class SimulatedFleet {

  private static final long STEP_MILLIS = 50;
  private static final long LEAD_MILLIS = 3_000;

  /** What a worker does whenever the clock has moved on. */
  interface Beat {
    void at(String member, Deck deck, long nowNanos);
  }

  final List<Epoch> epochs = new ArrayList<>();
  private final Map<String, Deck> decks = new LinkedHashMap<>();
  private final Deque<Change> changes;
  private final LongFunction<Long> firstOrdinal;
  private @Nullable Epoch proposal;
  private @Nullable Change pending;
  private long decideAtMillis;
  private long nowMillis = -1_000;

  /**
   * A fleet before its start.
   *
   * @param firstOrdinal the first ordinal of an epoch that begins with that run second
   */
  SimulatedFleet(Fleets.Fleet future, LongFunction<Long> firstOrdinal) {
    this.changes = new ArrayDeque<>(future.changes());
    this.firstOrdinal = firstOrdinal;
    epochs.add(new Epoch(0, 0, future.members(), Map.of()));
    tellAll();
  }

  /** Lets time pass until that run time. */
  void run(long untilMillis, Beat beat) {
    while (nowMillis < untilMillis) {
      nowMillis += STEP_MILLIS;
      decide();
      announce();
      decks.forEach((member, deck) -> beat.at(member, deck, nowNanos()));
    }
  }

  /** The epoch that is in force in a run second, now that all of them are known. */
  Epoch epochAt(long second) {
    return epochs.reversed().stream()
        .filter(e -> e.fromSecond() <= Math.max(0, second))
        .findFirst()
        .orElseThrow();
  }

  private long nowNanos() {
    return TimeUnit.MILLISECONDS.toNanos(nowMillis);
  }

  private void announce() {
    if (pending != null || changes.isEmpty() || changes.getFirst().atMillis() > nowMillis) {
      return;
    }
    pending = changes.removeFirst();
    decideAtMillis = nowMillis + pending.decidedAfterMillis();
    long border = Math.ceilDiv(nowMillis + LEAD_MILLIS, 1_000L);
    long second = Math.max(border, epochs.getLast().fromSecond());
    proposal =
        new Epoch(
            epochs.size(), second, pending.members(), Map.of("load", firstOrdinal.apply(second)));
    tellAll();
  }

  private void decide() {
    if (pending == null || nowMillis < decideAtMillis) {
      return;
    }
    if (pending.confirmed()) {
      if (!decks.values().stream().allMatch(d -> d.proposal().isPresent())) {
        throw new AssertionError("somebody has not acknowledged " + proposal);
      }
      epochs.add(java.util.Objects.requireNonNull(proposal));
    }
    proposal = null;
    pending = null;
    tellAll();
  }

  private void tellAll() {
    Set<String> known = new HashSet<>(epochs.getLast().members());
    if (proposal != null) {
      known.addAll(proposal.members());
    }
    known.forEach(m -> decks.computeIfAbsent(m, x -> new Deck(m, this::nowNanos)));
    for (Deck deck : decks.values()) {
      try {
        deck.take(List.copyOf(epochs), proposal, Map.of());
      } catch (TooLateException e) {
        throw new AssertionError(e);
      }
    }
  }
}
