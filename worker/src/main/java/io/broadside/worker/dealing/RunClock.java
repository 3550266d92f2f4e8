package io.broadside.worker.dealing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Tells the time by this worker's clock, by the fleet's clock, and as run time. It reads the wall
 * clock once and is monotonic from there. Thread-safe.
 */
public final class RunClock {

  private final long baseNanos;
  private final long baseMonotonic;
  private volatile long correctionNanos;
  private volatile long startNanos = Long.MAX_VALUE;

  /** Sets the clock by the system's. */
  public RunClock() {
    Instant now = Instant.now();
    baseMonotonic = System.nanoTime();
    baseNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /**
   * Fixes when run time is 0, by the fleet's clock, and how far this worker's clock is ahead of it.
   */
  public void start(long startMillis, long correctionNanos) {
    this.correctionNanos = correctionNanos;
    this.startNanos = TimeUnit.MILLISECONDS.toNanos(startMillis);
  }

  /** Whether the start is known. */
  public boolean started() {
    return startNanos != Long.MAX_VALUE;
  }

  /** This worker's own clock, in nanoseconds since 1970. */
  public long ownNanos() {
    return baseNanos + (System.nanoTime() - baseMonotonic);
  }

  /** The fleet's clock, in milliseconds since 1970. */
  public long fleetMillis() {
    return TimeUnit.NANOSECONDS.toMillis(ownNanos() - correctionNanos);
  }

  /**
   * Nanoseconds since the start of the run; negative before, and for as long as it is not known.
   */
  public long runNanos() {
    return started() ? ownNanos() - correctionNanos - startNanos : Long.MIN_VALUE / 2;
  }

  /** The run time at which this worker's own clock shows that; the start has to be known. */
  public long runNanosAt(long ownNanos) {
    return ownNanos - correctionNanos - startNanos;
  }

  /** The run's second at that time of the fleet's clock; negative while the start is not known. */
  public long runSecondAt(long fleetMillis) {
    return started()
        ? Math.floorDiv(fleetMillis - TimeUnit.NANOSECONDS.toMillis(startNanos), 1_000L)
        : -1;
  }

  /** The run second, rounded down. */
  public long runSecond() {
    return Math.floorDiv(runNanos(), TimeUnit.SECONDS.toNanos(1));
  }
}
