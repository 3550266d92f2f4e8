package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import java.util.function.LongToIntFunction;

/**
 * Says how many requests this worker may let pass of a throttle that is meant for the whole fleet.
 * The requests are numbered through the run, so that the worker's part of a second is what its
 * slots hold of that second's numbers: nobody gets nothing for long where the limit is below the
 * number of workers. What is not used in a second is not made up. Thread-safe.
 */
public final class ThrottleDealer {

  private final Holdings holdings;
  private final Deal deal;
  private final RunTime time;
  private final LongToIntFunction limit;
  private long summed;
  private long first;

  /**
   * Shares a limit.
   *
   * @param deal of the throttle
   * @param time what the profile's time is in the run's
   * @param limit requests of the whole fleet, by the second of the profile
   */
  public ThrottleDealer(Holdings holdings, Deal deal, RunTime time, LongToIntFunction limit) {
    this.holdings = holdings;
    this.deal = deal;
    this.time = time;
    this.limit = limit;
  }

  /** How many requests may pass in a run second; 0 before the start. */
  public synchronized int in(long runSecond) {
    if (runSecond < 0) {
      return 0;
    }
    long second = time.profileSecond(runSecond);
    if (second < summed) {
      summed = 0;
      first = 0;
    }
    while (summed < second) {
      first += limit.applyAsInt(summed++);
    }
    long after = first + limit.applyAsInt(second);
    return (int) deal.count(holdings.requests(runSecond), first, after);
  }
}
