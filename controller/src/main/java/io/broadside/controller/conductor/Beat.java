package io.broadside.controller.conductor;

import io.broadside.controller.run.Run;

/**
 * Tells when a second of a run begins, and when its measurements are complete. Before the run's
 * start is known, it counts the seconds of the clock. For the conductor's thread only.
 */
final class Beat {

  private static final long SECOND_MILLIS = 1_000;

  /** How far into the next second it waits for the measurements of a slow worker, in seconds. */
  private static final double PATIENCE_SECONDS = 0.8;

  private final Run run;
  private long begun = Long.MIN_VALUE;
  private long closed = Long.MIN_VALUE;

  Beat(Run run) {
    this.run = run;
  }

  /**
   * Whether a second has begun since this was asked last. All workers are scraped then, and once
   * they have answered the second before is closed: so each holds what was measured in it.
   */
  boolean begins(long nowMillis) {
    double second = run.second(nowMillis);
    long now = Double.isInfinite(second) ? nowMillis / SECOND_MILLIS : (long) Math.floor(second);
    boolean news = now != begun;
    begun = now;
    return news;
  }

  /**
   * Whether to close the previous second now; true once for each second.
   *
   * @param awaited whether the measurements of a worker are still missing
   */
  boolean closes(long nowMillis, boolean awaited) {
    if (begun == closed || (awaited && !overdue(nowMillis))) {
      return false;
    }
    closed = begun;
    return true;
  }

  private boolean overdue(long nowMillis) {
    double second = run.second(nowMillis);
    return Double.isInfinite(second) || second - Math.floor(second) > PATIENCE_SECONDS;
  }
}
