package io.broadside.controller.ledger;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who has had which arrivals' slots when; at each ordinal, each slot is in one. Not thread-safe.
 */
final class History {

  private final List<Holding> past = new ArrayList<>();
  private List<Holding> open = new ArrayList<>();

  /** All slots are nobody's, from the beginning on. */
  History(int slots, Bearer nobody) {
    Slots all = Slots.range(0, slots);
    open.add(new Holding(nobody, new Tenure(Kind.ARRIVALS, 0, all, Border.START, null)));
  }

  /** All of them; those that have ended first. */
  List<Holding> all() {
    List<Holding> all = new ArrayList<>(past);
    all.addAll(open);
    return all;
  }

  /** Gives slots to somebody: whoever had them before, had them up to the new border. */
  void give(Bearer bearer, Tenure tenure) {
    List<Holding> all = all();
    past.clear();
    open = new ArrayList<>();
    for (Holding holding : all) {
      Tenure old = holding.tenure();
      Slots lost = old.slots().and(tenure.slots());
      if (lost.isEmpty()) {
        keep(holding);
        continue;
      }
      List<Holding> parts = new ArrayList<>();
      add(holding.bearer(), old.of(old.slots().minus(lost)), parts);
      add(holding.bearer(), old.of(lost).until(within(tenure.from(), old)), parts);
      parts.forEach(this::keep);
    }
    keep(new Holding(bearer, tenure));
  }

  /** What somebody was given with a version begins later for them, and is nobody's before. */
  void moveBorder(Bearer bearer, long version, Border from, Bearer nobody) {
    replace(
        h -> h.bearer() == bearer && h.tenure().version() == version,
        (old, result) -> {
          Border later = within(from, old);
          add(nobody, new Tenure(old.kind(), 0, old.slots(), old.from(), later), result);
          add(bearer, new Tenure(old.kind(), version, old.slots(), later, old.until()), result);
        });
  }

  /** Somebody has given slots up from a border on: they are nobody's until another has them. */
  void release(Bearer bearer, Slots slots, Border until, Bearer nobody) {
    replace(
        h -> h.bearer() == bearer && !h.tenure().slots().and(slots).isEmpty(),
        (old, result) -> {
          Slots lost = old.slots().and(slots);
          Border end = within(until, old);
          add(bearer, old.of(old.slots().minus(slots)), result);
          add(bearer, old.of(lost).until(end), result);
          add(nobody, new Tenure(old.kind(), 0, lost, end, old.until()), result);
        });
  }

  private static Border within(Border border, Tenure tenure) {
    Border later = border.atLeast(tenure.from());
    return tenure.until() == null ? later : later.atMost(tenure.until());
  }

  private void replace(
      Predicate<Holding> concerned, BiConsumer<Tenure, List<Holding>> replacement) {
    List<Holding> all = all();
    past.clear();
    open = new ArrayList<>();
    for (Holding holding : all) {
      List<Holding> result = new ArrayList<>();
      if (concerned.test(holding)) {
        replacement.accept(holding.tenure(), result);
      } else {
        result.add(holding);
      }
      result.forEach(this::keep);
    }
  }

  private static void add(Bearer bearer, Tenure tenure, List<Holding> result) {
    if (!tenure.slots().isEmpty() && !tenure.from().equals(tenure.until())) {
      result.add(new Holding(bearer, tenure));
    }
  }

  /**
   * Goes on with what is known: where two tell of the same, the first is right; of what none tells,
   * nobody has had it.
   */
  void resume(List<Holding> known, Bearer nobody, Slots all) {
    past.clear();
    open = new ArrayList<>();
    List<Tenure> told = new ArrayList<>();
    for (Holding holding : known) {
      for (Tenure part : without(holding.tenure(), told)) {
        told.add(part);
        keep(new Holding(holding.bearer(), part));
      }
    }
    Tenure ever = new Tenure(Kind.ARRIVALS, 0, all, Border.START, null);
    without(ever, told).forEach(t -> keep(new Holding(nobody, t)));
  }

  private void keep(Holding holding) {
    (holding.tenure().open() ? open : past).add(holding);
  }

  private static List<Tenure> without(Tenure tenure, List<Tenure> others) {
    List<Tenure> parts = List.of(tenure);
    for (Tenure other : others) {
      if (parts.stream().anyMatch(p -> !p.slots().and(other.slots()).isEmpty())) {
        parts = parts.stream().flatMap(p -> without(p, other)).toList();
      }
    }
    return parts;
  }

  /** What is left of it: in other slots, before the other one, and after it. */
  private static Stream<Tenure> without(Tenure tenure, Tenure other) {
    Slots both = tenure.slots().and(other.slots());
    if (both.isEmpty()) {
      return Stream.of(tenure);
    }
    Border until = tenure.until();
    Border begin = other.from().atLeast(tenure.from());
    Tenure before = tenure.of(both).until(until == null ? begin : begin.atMost(until));
    List<Tenure> parts = new ArrayList<>(List.of(tenure.of(tenure.slots().minus(both)), before));
    if (other.until() != null) {
      Border end = within(other.until(), tenure);
      parts.add(new Tenure(tenure.kind(), tenure.version(), both, end, until));
    }
    return parts.stream().filter(t -> !t.slots().isEmpty() && !t.from().equals(t.until()));
  }

  private static Border end(Holding holding) {
    return Objects.requireNonNull(holding.tenure().until());
  }

  /** What was nobody's from that border on may have been another's. */
  void doubt(Bearer nobody, Bearer other, Border since) {
    List<Holding> all = all();
    past.clear();
    open = new ArrayList<>();
    for (Holding holding : all) {
      Tenure tenure = holding.tenure();
      boolean before = !tenure.open() && end(holding).second() <= since.second();
      if (holding.bearer() != nobody || before) {
        keep(holding);
        continue;
      }
      Border from = tenure.from().atLeast(since);
      if (!from.equals(tenure.from())) {
        past.add(new Holding(nobody, tenure.until(from)));
      }
      Tenure doubtful = new Tenure(tenure.kind(), 0, tenure.slots(), from, tenure.until());
      keep(new Holding(other, doubtful));
    }
  }
}
