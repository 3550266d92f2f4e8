package io.broadside.controller.ledger;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Gap.Fate;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The book of a run: for every second, how many arrivals of the sharded open populations were
 * planned, and what became of them. It works on ordinals alone. Each is in one slot, and each slot
 * is somebody's, or nobody's, from border to border. What its owner has come past is
 * <em>offered</em>, but for the gaps that it reports; from there to its owner's end it is
 * <em>unknown</em>, after that and where the slot is nobody's <em>missed</em>, and pending
 * otherwise. Not thread-safe.
 */
public final class Ledger {

  /** Stands for a worker that was not heard after a takeover, and may have had slots. */
  public static final String UNHEARD = "?";

  private static final String NOBODY = "";

  private final List<ArrivalCurve> curves = new ArrayList<>();
  private final Map<String, Bearer> bearers = new HashMap<>();
  private final History history;
  private final Slots all;
  private long passedSecond;
  private long resumedSecond;
  private long cutAt = Long.MAX_VALUE;
  private long cancelledFrom = Long.MAX_VALUE;
  private long revision;

  /**
   * A book for that outline, in which nobody has any slot.
   *
   * @param slots how many there are
   * @param time what the profile's time is in the run's
   */
  public Ledger(Outline outline, int slots, RunTime time) {
    for (int i = 0; i < outline.populations().size(); i++) {
      Population population = outline.populations().get(i);
      if (population.sharded() && population.model() == Population.Model.OPEN) {
        curves.add(new ArrivalCurve(population, Deal.of(slots, i), time));
      }
    }
    Long maxDuration = outline.maxDurationSeconds();
    if (maxDuration != null) {
      cutAt = maxDuration;
    }
    all = Slots.range(0, slots);
    history = new History(slots, bearer(NOBODY));
  }

  private Bearer bearer(String instance) {
    return bearers.computeIfAbsent(instance, Bearer::new);
  }

  /** A population that waited for others starts with that run second. */
  public void startsAt(String population, long second) {
    curves.stream().filter(c -> c.population().equals(population)).forEach(c -> c.startsAt(second));
  }

  /** Slots are granted to an instance; the previous owner's tenure ends at the new border. */
  public void granted(String instance, Tenure tenure) {
    history.give(bearer(instance), tenure);
  }

  /** An instance has taken what that version of its assignment granted, from a later border on. */
  public void took(String instance, long version, Border from) {
    history.moveBorder(bearer(instance), version, from, bearer(NOBODY));
    revision += endOf(instance).isPresent() ? 1 : 0;
  }

  /** An instance has given up slots, and nobody has them from that border on. */
  public void released(String instance, Slots slots, Border until) {
    history.release(bearer(instance), slots, until, bearer(NOBODY));
    revision += endOf(instance).isPresent() ? 1 : 0;
  }

  /**
   * Goes on with what another controller and the workers know. Slots that nobody is known to have
   * had since may have been with somebody who has not been heard.
   *
   * @param tenures with their instances; where two tell of the same, the first is right
   * @param second run second up to which the other controller's knowledge is complete
   */
  public void resume(List<Map.Entry<String, Tenure>> tenures, long second) {
    resumedSecond = second;
    history.resume(
        tenures.stream().map(t -> new Holding(bearer(t.getKey()), t.getValue())).toList(),
        bearer(NOBODY),
        all);
    history.doubt(bearer(NOBODY), bearer(UNHEARD), border(second));
  }

  /**
   * An instance says itself which slots it has had, of which only another controller knew.
   *
   * @param right whether what it says is right where it contradicts what is known of others: its
   *     slots have not been given away yet
   */
  public void claimed(String instance, List<Tenure> tenures, boolean right) {
    List<Map.Entry<String, Tenure>> known = new ArrayList<>(tenures());
    known.removeIf(e -> e.getKey().equals(instance) || e.getKey().equals(UNHEARD));
    known.addAll(
        right ? 0 : known.size(), tenures.stream().map(t -> Map.entry(instance, t)).toList());
    known.sort(Comparator.comparingLong(e -> -e.getValue().from().second()));
    resume(known, resumedSecond);
    revision++;
  }

  /** From that run second on slots may still be granted; earlier, not any more. */
  public void passed(long second) {
    passedSecond = Math.max(passedSecond, second);
  }

  /** An instance says how far it is with each population. */
  public void reported(Status status) {
    Bearer bearer = bearer(status.instance());
    status.progress().forEach((p, progress) -> reported(bearer, p, status.version(), progress));
  }

  private void reported(Bearer bearer, String population, long version, Progress progress) {
    boolean news =
        bearer.reported(population, new Report(version, progress.through(), progress.gaps()));
    revision += news && bearer.end().isPresent() ? 1 : 0;
  }

  /**
   * An instance has ended: it will start no more.
   *
   * @param firstAfter by population, the first ordinal due only after its end; its ordinals from
   *     its last report up to there are unknown, later ones missed. Empty where its last report is
   *     complete.
   */
  public void ended(String instance, Map<String, Long> firstAfter) {
    revision += bearer(instance).ended(firstAfter) ? 1 : 0;
  }

  /**
   * What {@link #ended} was told of an instance; empty while it may start more, as far as is known.
   */
  public Optional<Map<String, Long>> endOf(String instance) {
    return Optional.ofNullable(bearers.get(instance)).flatMap(Bearer::end);
  }

  /** Grows when what was final may have changed, such as by a late report. */
  public long revision() {
    return revision;
  }

  /**
   * The load was stopped in that run second: later ones are not planned any more, nor what it left
   * open.
   */
  public void cancelAfter(long second) {
    cancelledFrom = second;
    revision++;
  }

  /** When who had which slots, oldest first, by instance; nobody's are left out. */
  public List<Map.Entry<String, Tenure>> tenures() {
    return history.all().stream()
        .filter(h -> !h.bearer().instance().isEmpty())
        .map(h -> Map.entry(h.bearer().instance(), h.tenure()))
        .toList();
  }

  /** The border that begins with a run second. */
  public Border border(long second) {
    return new Border(Math.max(0, second), firstOrdinals(second));
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
    for (ArrivalCurve curve : curves) {
      sum = sum.plus(account(curve, curve.firstOrdinal(second), curve.firstOrdinal(second + 1)));
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
    List<Loss> all = new ArrayList<>();
    for (ArrivalCurve curve : curves) {
      Losses losses = new Losses(curve.population());
      long end = curve.firstOrdinal(cutAt);
      long planned = Math.min(end, curve.firstOrdinal(cancelledFrom));
      for (Holding holding : history.all()) {
        String instance = holding.bearer().instance();
        tell(holding, curve, 0, planned, (f, a, b, n) -> losses.add(instance, f, a, b, n));
        tell(
            holding,
            curve,
            planned,
            end,
            (f, a, b, n) -> {
              if (f == Fate.UNKNOWN) {
                losses.add(instance, f, a, b, n);
              }
            });
      }
      all.addAll(losses.all());
    }
    return all;
  }

  /** What became of the ordinals {@code [from, to)} of one population. */
  Account account(String population, long from, long to) {
    return curves.stream()
        .filter(c -> c.population().equals(population))
        .map(c -> account(c, from, to))
        .reduce(Account.NONE, Account::plus);
  }

  private Account account(ArrivalCurve curve, long from, long to) {
    Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    if (from < to) {
      for (Holding holding : history.all()) {
        tell(holding, curve, from, to, (fate, a, b, n) -> counts.merge(fate, n, Long::sum));
      }
    }
    long missed = counts.getOrDefault(Fate.MISSED, 0L);
    long unknown = counts.getOrDefault(Fate.UNKNOWN, 0L);
    long pending = counts.getOrDefault(Fate.PENDING, 0L);
    return new Account(to - from, to - from - missed - unknown - pending, missed, unknown);
  }

  private void tell(
      Holding holding, ArrivalCurve curve, long from, long to, Holding.Teller teller) {
    long passed = curve.firstOrdinal(passedSecond);
    holding.tell(curve.population(), curve.deal(), from, to, passed, teller);
  }
}
