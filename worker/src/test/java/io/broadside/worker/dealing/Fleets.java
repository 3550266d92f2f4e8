package io.broadside.worker.dealing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random fleets: who is in it at first, and how that changes. */
final class Fleets implements ArbitrarySupplier<Fleets.Fleet> {

  private static final List<String> WORKERS = List.of("a", "b", "c", "d", "e");
  private static final int MOST_CHANGES = 6;
  private static final long LAST_CHANGE_MILLIS = 20_000;

  /**
   * A fleet and its future.
   *
   * @param members in the first epoch
   * @param changes in the order of their announcement
   */
  record Fleet(List<String> members, List<Change> changes) {}

  @Override
  public Arbitrary<Fleet> get() {
    return Combinators.combine(members(), changes()).as(Fleet::new);
  }

  private static Arbitrary<List<String>> members() {
    return Arbitraries.shuffle(WORKERS)
        .flatMap(all -> Arbitraries.integers().between(1, all.size()).map(n -> all.subList(0, n)));
  }

  private static Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.longs().between(0, LAST_CHANGE_MILLIS),
            members(),
            Arbitraries.longs().between(0, 700),
            Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
        .as(Change::new)
        .list()
        .ofMaxSize(MOST_CHANGES)
        .map(Fleets::inOrder);
  }

  private static List<Change> inOrder(List<Change> changes) {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingLong(Change::atMillis));
    return sorted;
  }
}
