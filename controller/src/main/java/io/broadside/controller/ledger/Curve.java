package io.broadside.controller.ledger;

import io.broadside.protocol.plan.Population;
import org.jspecify.annotations.Nullable;

/** The arrivals of one open population on the run's time axis. Not thread-safe. */
final class Curve {

  private final String population;
  private final long[] first;
  private @Nullable Long startSecond;

  /** A population that waits for nobody starts at run second 0. */
  Curve(Population population) {
    this.population = population.name();
    this.first = population.firstOrdinals();
    this.startSecond = population.after().isEmpty() ? Long.valueOf(0) : null;
  }

  String population() {
    return population;
  }

  void startsAt(long second) {
    startSecond = second;
  }

  /**
   * The first ordinal due in that run second or later; 0 while nobody knows when the population
   * starts.
   */
  long firstOrdinal(long second) {
    if (startSecond == null || second <= startSecond) {
      return 0;
    }
    return first[(int) Math.min(second - startSecond, first.length - 1)];
  }

  long total() {
    return first[first.length - 1];
  }
}
