package io.broadside.controller.exchange;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The controller's clock: the wall's time at its creation, and monotonic from there. Thread-safe.
 */
public final class Clock {

  private final long baseNanos;
  private final long baseMonotonic;

  /** Sets the clock by the system's. */
  public Clock() {
    Instant now = Instant.now();
    baseMonotonic = System.nanoTime();
    baseNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    return baseNanos + (System.nanoTime() - baseMonotonic);
  }

  /** Milliseconds since 1970. */
  public long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos());
  }
}
