package io.broadside.controller.ledger;

import io.broadside.protocol.status.Gap.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the losses of one population, and joins those that overlap or touch. Not thread-safe. */
final class Losses {

  /** The instance that lost them, and whether they are unknown or missed. */
  private record Key(String instance, boolean unknown) {}

  private final String population;
  private final Map<Key, List<Loss>> losses =
      new TreeMap<>(Comparator.comparing(Key::instance).thenComparing(Key::unknown));

  Losses(String population) {
    this.population = population;
  }

  void add(String instance, Fate fate, long from, long to, long count) {
    if (fate != Fate.PENDING) {
      boolean unknown = fate == Fate.UNKNOWN;
      losses
          .computeIfAbsent(new Key(instance, unknown), k -> new ArrayList<>())
          .add(new Loss(population, instance, unknown, from, to, count));
    }
  }

  /** In the order of their ordinals. */
  List<Loss> all() {
    return losses.values().stream()
        .flatMap(l -> joined(l).stream())
        .sorted(
            Comparator.comparingLong(Loss::first)
                .thenComparing(Loss::instance)
                .thenComparing(Loss::unknown))
        .toList();
  }

  private static List<Loss> joined(List<Loss> some) {
    List<Loss> joined = new ArrayList<>();
    some.sort(Comparator.comparingLong(Loss::first));
    for (Loss next : some) {
      Loss last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.first() <= last.end()) {
        joined.set(
            joined.size() - 1,
            new Loss(
                last.population(),
                last.instance(),
                last.unknown(),
                last.first(),
                Math.max(last.end(), next.end()),
                last.count() + next.count()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
