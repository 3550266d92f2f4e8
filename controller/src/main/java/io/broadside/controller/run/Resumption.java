package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Held;
import io.broadside.controller.handover.Owned;
import io.broadside.controller.handover.Standing;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ownership.Ownership;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restores who owns which slots after another controller has ended. A worker that was heard says so
 * itself. For the others the snapshot holds, unless another worker contradicts it. Slots that
 * nobody claims may belong to a worker that has not been heard.
 *
 * @param left how the run stood when that was kept last
 * @param heard what its workers have said since, by instance
 * @param now run seconds
 */
record Resumption(Standing left, Map<String, Heard> heard, double now) {

  /** Writes it into a new ledger and a new ownership. */
  void into(Ledger ledger, Ownership ownership) {
    List<Map.Entry<String, Tenure>> held = new ArrayList<>();
    heard.values().stream().filter(h -> !h.isOver()).forEach(h -> held.addAll(arrivals(h)));
    left.held().stream()
        .filter(h -> !heard.containsKey(h.instance()))
        .forEach(h -> held.add(Map.entry(h.instance(), h.tenure())));
    heard.values().stream().filter(Heard::isOver).forEach(h -> held.addAll(arrivals(h)));
    // who was granted slots later has them after all others: those had ended by then
    held.sort(Comparator.comparingLong(e -> -e.getValue().from().second()));
    ledger.resume(held, left.second());
    heard.forEach(
        (instance, h) ->
            ownership.resume(
                instance,
                h.claim().version(),
                h.owned(),
                h.status().occupied(),
                h.claim().tenures(),
                true));
    for (Owned kept : left.owned()) {
      if (!heard.containsKey(kept.instance())) {
        Map<Kind, Slots> rest = new EnumMap<>(Kind.class);
        kept.slots().forEach((k, slots) -> rest.put(k, slots.and(ownership.unowned(k))));
        ownership.resume(
            kept.instance(),
            kept.version(),
            rest,
            Slots.NONE,
            tenures(kept.instance(), ledger),
            false);
      }
    }
    Set<String> owners =
        left.owned().stream().map(Owned::instance).collect(Collectors.toUnmodifiableSet());
    left.held().stream()
        .map(Held::instance)
        .filter(i -> !heard.containsKey(i) && !owners.contains(i) && !i.equals(Ledger.UNHEARD))
        .forEach(ownership::resumeDeparted);
    Map<Kind, Slots> nobody = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      nobody.put(kind, ownership.unowned(kind));
    }
    List<Tenure> free = new ArrayList<>(tenures(Ledger.UNHEARD, ledger));
    heard.values().forEach(h -> free.addAll(released(h)));
    ownership.resume(Ledger.UNHEARD, 0, nobody, Slots.NONE, free, false);
  }

  private static List<Tenure> tenures(String instance, Ledger ledger) {
    return ledger.tenures().stream()
        .filter(e -> e.getKey().equals(instance))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Map.Entry<String, Tenure>> arrivals(Heard heard) {
    return heard.claim().tenures().stream()
        .filter(t -> t.kind() == Kind.ARRIVALS)
        .map(t -> Map.entry(heard.status().instance(), t))
        .toList();
  }

  /** What a worker has given up: nobody else has it before the border that it was given. */
  private static List<Tenure> released(Heard heard) {
    return heard.claim().tenures().stream()
        .filter(t -> t.until() != null)
        .map(t -> new Tenure(t.kind(), 0, t.slots(), t.until(), null))
        .toList();
  }
}
