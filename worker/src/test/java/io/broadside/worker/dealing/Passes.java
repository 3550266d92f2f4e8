package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Slots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Random changes of a fleet: joins, leaves, and anything in between. */
final class Passes implements ArbitrarySupplier<Passes.Future> {

  /** What happens to a fleet, in the order of time. */
  record Future(List<Pass> passes) {}

  static final int WORKERS = 4;

  private static final int MOST = 12;
  private static final long LAST_MILLIS = 20_000;
  private static final int LONGEST_MILLIS = 6_000;

  @Override
  public Arbitrary<Future> get() {
    return Combinators.combine(
            Arbitraries.longs().between(0, LAST_MILLIS),
            Arbitraries.integers().between(0, WORKERS - 1),
            Arbitraries.integers().between(0, WORKERS - 1),
            Arbitraries.integers().between(0, Assignments.SLOTS).list().ofSize(2),
            Arbitraries.longs().between(0, LONGEST_MILLIS))
        .as(Passes::pass)
        .list()
        .ofMaxSize(MOST)
        .map(Passes::inOrder);
  }

  private static Pass pass(long at, int giver, int taker, List<Integer> bounds, long onWayMillis) {
    int from = Math.min(bounds.get(0), bounds.get(1));
    int to = Math.max(bounds.get(0), bounds.get(1));
    return new Pass(at, giver, taker, Slots.range(from, to), onWayMillis);
  }

  private static Future inOrder(List<Pass> passes) {
    List<Pass> sorted = new ArrayList<>(passes);
    sorted.sort(Comparator.comparingLong(Pass::atMillis));
    return new Future(sorted);
  }
}
