package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.PrimitiveIterator;

/**
 * Walks all arrivals of one open population over the fleet, and starts those in this worker's
 * slots. Not thread-safe; the holdings are locked for as long as a batch takes.
 */
public final class OpenDealer {

  private final Holdings holdings;
  private final String population;
  private final Deal deal;
  private final RunTime time;
  private final PrimitiveIterator.OfLong arrivals;
  private final RecentArrivals recent = new RecentArrivals();
  private volatile long through;
  private long seen;
  private long next;
  private long due;
  private boolean peeked;

  /**
   * Begins with the first arrival.
   *
   * @param deal of the population
   * @param time what the profile's time is in the run's
   * @param arrivals when the users of the whole fleet are due, in nanoseconds of the population's
   *     profile
   */
  public OpenDealer(
      Holdings holdings,
      String population,
      Deal deal,
      RunTime time,
      PrimitiveIterator.OfLong arrivals) {
    this.holdings = holdings;
    this.population = population;
    this.deal = deal;
    this.time = time;
    this.arrivals = arrivals;
  }

  /**
   * Passes over arrivals that are not this worker's, which may take long at first: a newcomer to a
   * long run has millions to walk. The holdings are not locked meanwhile.
   *
   * @param startNanos run time of the population's start
   * @param until run time, not after the present
   * @param border the first ordinal that may be this worker's
   */
  public void skip(long startNanos, long until, long border) {
    while (next < border && peek() && time.runNanos(startNanos + due) < until) {
      advance(until - startNanos - UserStart.MOST_LATE_NANOS);
    }
    note();
  }

  /**
   * Starts this worker's users among those that are due before {@code until}, and those of slots
   * that it was granted too late for its walk.
   *
   * @param startNanos run time of the population's start
   * @param now run time
   * @param until run time, usually a few seconds ahead
   * @return whether arrivals are left
   */
  public boolean deal(long startNanos, long now, long until, Starter starter) {
    synchronized (holdings) {
      for (Tenure tenure : holdings.since(seen)) {
        goBack(tenure, startNanos, starter);
      }
      seen = holdings.version();
      long border = next;
      Slots own = Slots.NONE;
      while (peek() && time.runNanos(startNanos + due) < until) {
        if (next >= border) {
          own = holdings.at(population, next);
          border = holdings.nextBorder(population, next);
        }
        if (own.contains(deal.slot(next))) {
          starter.start(next, time.runNanos(startNanos + due));
        }
        advance(now - startNanos - UserStart.MOST_LATE_NANOS);
      }
      note();
      return peek();
    }
  }

  /** What lies between the border of a new tenure and how far the walk has come. */
  private void goBack(Tenure tenure, long startNanos, Starter starter) {
    long from = Math.max(recent.first(), tenure.from().ordinal(population));
    long to = tenure.until() == null ? next : Math.min(next, tenure.until().ordinal(population));
    for (long ordinal = from; ordinal < to; ordinal++) {
      if (tenure.slots().contains(deal.slot(ordinal))) {
        starter.start(ordinal, time.runNanos(startNanos + recent.due(ordinal)));
      }
    }
  }

  /**
   * Every arrival below this ordinal has been dealt; it falls back where a late grant has still to
   * be gone back for. Any thread may ask.
   */
  public long dealtThrough() {
    synchronized (holdings) {
      return holdings.since(seen).stream()
          .mapToLong(t -> t.from().ordinal(population))
          .reduce(through, Math::min);
    }
  }

  private void note() {
    through = next;
    holdings.dealtThrough(population, next);
    holdings.tooLateBelow(population, recent.first());
  }

  private void advance(long forgetBefore) {
    peeked = false;
    next++;
    recent.add(due);
    recent.forget(time.profileNanos(forgetBefore));
  }

  private boolean peek() {
    if (!peeked && arrivals.hasNext()) {
      due = arrivals.nextLong();
      peeked = true;
    }
    return peeked;
  }
}
