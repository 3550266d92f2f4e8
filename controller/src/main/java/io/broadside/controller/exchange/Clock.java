package io.broadside.controller.exchange;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The controller's clock: the wall's time at its creation, and monotonic from there. Thread-safe.
 */
public final class Clock {

  private final LongSupplier nanos;

  /** Sets the clock by the system's. */
  public Clock() {
    Instant now = Instant.now();
    long baseMonotonic = System.nanoTime();
    long baseNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    this.nanos = () -> baseNanos + (System.nanoTime() - baseMonotonic);
  }

  /** Goes by another one, in nanoseconds since 1970, which has to be monotonic. */
  public Clock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    return nanos.getAsLong();
  }

  /** Milliseconds since 1970. */
  public long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos());
  }
}
