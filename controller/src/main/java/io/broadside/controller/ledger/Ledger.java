package io.broadside.controller.ledger;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The book of a run: for every second, how many arrivals of the sharded open populations were
 * planned, and what became of them. It works on ordinals alone: an arrival belongs to the epoch and
 * member that {@link Epoch} says; it is <em>offered</em> below its owner's last report,
 * <em>unknown</em> from there to its owner's end, <em>missed</em> after that and where nobody owns
 * it, and pending otherwise. Not thread-safe.
 */
public final class Ledger {

  private final List<Curve> curves = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private final Map<String, Lifeline> lifelines = new HashMap<>();
  private long lastSecond = Long.MAX_VALUE;
  private long cancelledFrom = Long.MAX_VALUE;

  /** A book for that outline, with no epoch yet. */
  public Ledger(Outline outline) {
    for (Population population : outline.populations()) {
      if (population.sharded() && population.model() == Population.Model.OPEN) {
        curves.add(new Curve(population));
      }
    }
    Long maxDuration = outline.maxDurationSeconds();
    if (maxDuration != null) {
      lastSecond = maxDuration - 1;
    }
  }

  /** A population that waited for others starts with that run second. */
  public void startsAt(String population, long second) {
    curves.stream().filter(c -> c.population().equals(population)).forEach(c -> c.startsAt(second));
  }

  /** Appends a confirmed epoch. */
  public void append(Epoch epoch) {
    epochs.add(epoch);
    epoch.members().forEach(m -> lifelines.computeIfAbsent(m, x -> new Lifeline()));
  }

  /** An instance says that it has started all its users of a population below that ordinal. */
  public void reported(String instance, String population, long startedThrough) {
    lifelines.computeIfAbsent(instance, x -> new Lifeline()).reported(population, startedThrough);
  }

  /**
   * An instance has ended: it will start no more.
   *
   * @param firstAfter by population, the first ordinal due only after its end; its ordinals from
   *     its last report up to there are unknown, later ones missed. Empty where its last report is
   *     complete.
   */
  public void ended(String instance, Map<String, Long> firstAfter) {
    lifelines.computeIfAbsent(instance, x -> new Lifeline()).ended(firstAfter);
  }

  /**
   * The load was stopped in that run second: later ones are not planned any more, nor what it left
   * open.
   */
  public void cancelAfter(long second) {
    cancelledFrom = second;
  }

  /** The first ordinal of each open population that is due in that run second or later. */
  public Map<String, Long> firstOrdinals(long second) {
    Map<String, Long> first = new HashMap<>();
    curves.forEach(c -> first.put(c.population(), c.firstOrdinal(second)));
    return first;
  }

  /** Users of all profiles, as long as none is cut short. */
  public long plannedInAll() {
    return curves.stream()
        .mapToLong(
            c ->
                lastSecond == Long.MAX_VALUE
                    ? c.total()
                    : Math.min(c.total(), c.firstOrdinal(lastSecond + 1)))
        .sum();
  }

  /**
   * The run second after the last one of any profile; empty while the start of one is not known.
   */
  public OptionalLong endSecond() {
    long end = 0;
    for (Curve curve : curves) {
      OptionalLong one = curve.endSecond();
      if (one.isEmpty()) {
        return one;
      }
      end = Math.max(end, one.getAsLong());
    }
    return OptionalLong.of(lastSecond == Long.MAX_VALUE ? end : Math.min(end, lastSecond + 1));
  }

  /** What became of the arrivals of one run second. */
  public Account second(long second) {
    if (second > lastSecond) {
      return Account.NONE;
    }
    Account sum = Account.NONE;
    for (Curve curve : curves) {
      sum =
          sum.plus(
              account(
                  curve.population(), curve.firstOrdinal(second), curve.firstOrdinal(second + 1)));
    }
    return second < cancelledFrom
        ? sum
        : new Account(sum.offered() + sum.unknown(), sum.offered(), 0, sum.unknown());
  }

  /** What became of the ordinals {@code [from, to)} of one population. */
  Account account(String population, long from, long to) {
    Account sum = Account.NONE;
    long upper = to;
    for (int e = epochs.size() - 1; e >= 0 && upper > from; e--) {
      long lower = Math.max(from, epochs.get(e).firstOrdinal(population));
      if (lower < upper) {
        sum = sum.plus(within(epochs.get(e), population, lower, upper));
        upper = lower;
      }
    }
    return sum;
  }

  private Account within(Epoch epoch, String population, long from, long to) {
    long offered = 0;
    long unknown = 0;
    long missed = epoch.members().isEmpty() ? to - from : 0;
    int members = epoch.members().size();
    for (int slot = 0; slot < members; slot++) {
      Share share = new Share(slot, members);
      Lifeline line = Objects.requireNonNull(lifelines.get(epoch.members().get(slot)));
      long reported = Math.clamp(line.startedThrough(population), from, to);
      long possible = Math.clamp(line.mayHaveStartedThrough(population), reported, to);
      offered += share.countOwned(from, reported);
      if (line.hasEnded()) {
        unknown += share.countOwned(reported, possible);
        missed += share.countOwned(possible, to);
      }
    }
    return new Account(to - from, offered, missed, unknown);
  }
}
