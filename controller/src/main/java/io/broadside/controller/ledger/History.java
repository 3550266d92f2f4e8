package io.broadside.controller.ledger;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The history of owners of the arrivals' slots. At each ordinal, each slot has one {@link Holding}.
 * Not thread-safe.
 */
final class History {

  private final List<Holding> past = new ArrayList<>();
  private final List<Holding> open = new ArrayList<>();

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

  /** Gives slots to an owner; the previous owner's tenure ends at the new border. */
  void give(Bearer bearer, Tenure tenure) {
    replace(
        h -> h.tenure().slots().meets(tenure.slots()) && lasts(h.tenure(), tenure.from()),
        h -> {
          Tenure old = h.tenure();
          keep(h.bearer(), old.of(old.slots().minus(tenure.slots())));
          Tenure lost = old.of(old.slots().and(tenure.slots()));
          keep(h.bearer(), lost.until(within(tenure.from(), old)));
        });
    open.add(new Holding(bearer, tenure));
  }

  /** What somebody was given with a version begins later for them, and is nobody's before. */
  void moveBorder(Bearer bearer, long version, Border from, Bearer nobody) {
    replace(
        h -> h.bearer() == bearer && h.tenure().version() == version,
        h -> {
          Tenure old = h.tenure();
          Border later = within(from, old);
          keep(nobody, new Tenure(old.kind(), 0, old.slots(), old.from(), later));
          keep(bearer, new Tenure(old.kind(), version, old.slots(), later, old.until()));
        });
  }

  /** Somebody has given slots up from a border on: they are nobody's until another has them. */
  void release(Bearer bearer, Slots slots, Border until, Bearer nobody) {
    replace(
        h -> h.bearer() == bearer && h.tenure().slots().meets(slots),
        h -> {
          Tenure old = h.tenure();
          Slots lost = old.slots().and(slots);
          Border end = within(until, old);
          keep(bearer, old.of(old.slots().minus(slots)));
          keep(bearer, old.of(lost).until(end));
          keep(nobody, new Tenure(old.kind(), 0, lost, end, old.until()));
        });
  }

  private static boolean lasts(Tenure tenure, Border border) {
    return tenure.open() || !within(border, tenure).equals(tenure.until());
  }

  private static Border within(Border border, Tenure tenure) {
    Border later = border.atLeast(tenure.from());
    return tenure.until() == null ? later : later.atMost(tenure.until());
  }

  /** Only what is concerned is touched: there may be very many, and most are long past. */
  private void replace(Predicate<Holding> concerned, Consumer<Holding> keepParts) {
    List<Holding> old = Stream.concat(past.stream(), open.stream()).filter(concerned).toList();
    if (!old.isEmpty()) {
      past.removeIf(concerned);
      open.removeIf(concerned);
      old.forEach(keepParts);
    }
  }

  private void keep(Bearer bearer, Tenure tenure) {
    if (!tenure.slots().isEmpty() && !tenure.from().equals(tenure.until())) {
      (tenure.open() ? open : past).add(new Holding(bearer, tenure));
    }
  }

  /**
   * Goes on with what is known: where two tell of the same, the first is right; of what none tells,
   * nobody has had it.
   */
  void resume(List<Holding> known, Bearer nobody, Slots all) {
    past.clear();
    open.clear();
    List<Tenure> told = new ArrayList<>();
    for (Holding holding : known) {
      for (Tenure part : without(holding.tenure(), told)) {
        told.add(part);
        keep(holding.bearer(), part);
      }
    }
    Tenure ever = new Tenure(Kind.ARRIVALS, 0, all, Border.START, null);
    without(ever, told).forEach(t -> keep(nobody, t));
  }

  private static List<Tenure> without(Tenure tenure, List<Tenure> others) {
    List<Tenure> parts = List.of(tenure);
    for (Tenure other : others) {
      if (parts.stream().anyMatch(p -> p.slots().meets(other.slots()))) {
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

  /** What was nobody's from that border on may have been another's. */
  void doubt(Bearer nobody, Bearer other, Border since) {
    replace(
        h -> h.bearer() == nobody && reaches(h.tenure(), since.second()),
        h -> {
          Tenure old = h.tenure();
          Border from = old.from().atLeast(since);
          if (!from.equals(old.from())) {
            keep(nobody, old.until(from));
          }
          keep(other, new Tenure(old.kind(), 0, old.slots(), from, old.until()));
        });
  }

  private static boolean reaches(Tenure tenure, long second) {
    Border until = tenure.until();
    return until == null || until.second() > second;
  }
}
