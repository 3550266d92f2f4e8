package io.broadside.controller.ledger;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

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
  private long cutAt = Long.MAX_VALUE;
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
      cutAt = maxDuration;
    }
  }

  /** A population that waited for others starts with that run second. */
  public void startsAt(String population, long second) {
    curves.stream().filter(c -> c.population().equals(population)).forEach(c -> c.startsAt(second));
  }

  /** Appends a confirmed epoch. */
  public void append(Epoch epoch) {
    epochs.add(epoch);
    epoch.members().forEach(m -> lifelines.computeIfAbsent(m, Lifeline::new));
  }

  /** An instance says that it has started all its users of a population below that ordinal. */
  public void reported(String instance, String population, long startedThrough) {
    lifelines.computeIfAbsent(instance, Lifeline::new).reported(population, startedThrough);
  }

  /**
   * An instance has ended: it will start no more.
   *
   * @param firstAfter by population, the first ordinal due only after its end; its ordinals from
   *     its last report up to there are unknown, later ones missed. Empty where its last report is
   *     complete.
   */
  public void ended(String instance, Map<String, Long> firstAfter) {
    lifelines.computeIfAbsent(instance, Lifeline::new).ended(firstAfter);
  }

  /**
   * What {@link #ended} was told of an instance; empty while it may start more, as far as is known.
   */
  public Optional<Map<String, Long>> endOf(String instance) {
    return Optional.ofNullable(lifelines.get(instance)).flatMap(Lifeline::end);
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
            c -> cutAt == Long.MAX_VALUE ? c.total() : Math.min(c.total(), c.firstOrdinal(cutAt)))
        .sum();
  }

  /** What became of the arrivals of one run second. */
  public Account second(long second) {
    if (second >= cutAt) {
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

  /** Users due in each of the run seconds {@code [0, seconds)}, those ahead included. */
  public List<Long> planned(long seconds) {
    return LongStream.range(0, Math.min(seconds, cutAt)).mapToObj(this::due).toList();
  }

  private long due(long second) {
    return curves.stream()
        .mapToLong(c -> c.firstOrdinal(second + 1) - c.firstOrdinal(second))
        .sum();
  }

  /**
   * Which arrivals were not sent, or may not have been; in the order of populations and ordinals.
   */
  public List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    for (Curve curve : curves) {
      long end = curve.firstOrdinal(cutAt);
      long planned = Math.min(end, curve.firstOrdinal(cancelledFrom));
      for (Stretch stretch : stretches(curve.population(), 0, end)) {
        losses.addAll(stretch.losses(curve.population(), planned));
      }
    }
    return losses;
  }

  /** What became of the ordinals {@code [from, to)} of one population. */
  Account account(String population, long from, long to) {
    return stretches(population, from, to).stream()
        .map(s -> s.account(population))
        .reduce(Account.NONE, Account::plus);
  }

  /** The ordinals {@code [from, to)}, cut where the epochs begin. */
  private List<Stretch> stretches(String population, long from, long to) {
    List<Stretch> stretches = new ArrayList<>();
    long upper = to;
    for (int e = epochs.size() - 1; e >= 0 && upper > from; e--) {
      long lower = Math.max(from, epochs.get(e).firstOrdinal(population));
      if (lower < upper) {
        stretches.addFirst(new Stretch(lower, upper, lifelines(epochs.get(e))));
        upper = lower;
      }
    }
    return stretches;
  }

  private List<Lifeline> lifelines(Epoch epoch) {
    return epoch.members().stream().map(m -> Objects.requireNonNull(lifelines.get(m))).toList();
  }
}
