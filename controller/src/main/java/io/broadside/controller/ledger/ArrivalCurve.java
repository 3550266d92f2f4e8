package io.broadside.controller.ledger;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import org.jspecify.annotations.Nullable;

/** The arrivals of one open population on the run's time axis. Not thread-safe. */
final class ArrivalCurve {

  private final String population;
  private final Deal deal;
  private final RunTime time;
  private final long[] first;
  private @Nullable Long startSecond;

  /**
   * A population that waits for nobody starts at run second 0.
   *
   * @param deal which of its ordinals is in which slot
   * @param time what the profile's time is in the run's
   */
  ArrivalCurve(Population population, Deal deal, RunTime time) {
    this.population = population.name();
    this.deal = deal;
    this.time = time;
    this.first = population.firstOrdinals();
    this.startSecond = population.after().isEmpty() ? Long.valueOf(0) : null;
  }

  String population() {
    return population;
  }

  Deal deal() {
    return deal;
  }

  void startsAt(long second) {
    startSecond = second;
  }

  /**
   * The first ordinal due in that run second or later; 0 while nobody knows when the population
   * starts.
   */
  long firstOrdinal(long second) {
    long played = startSecond == null ? 0 : time.profileSecond(second) - startSecond;
    return first[Math.clamp(played, 0, first.length - 1)];
  }

  long total() {
    return first[first.length - 1];
  }
}
