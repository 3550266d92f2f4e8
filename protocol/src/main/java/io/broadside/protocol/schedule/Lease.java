package io.broadside.protocol.schedule;

/**
 * How long a worker goes on without hearing from its controller. It counts from a reading of the
 * worker's own clock that the controller has received. So a lease never ends later than the
 * controller expects, however long a message takes, and clocks need not agree.
 *
 * @param heardNanos the clock in the newest status that the controller had heard when it sent this,
 *     in nanoseconds since 1970
 * @param millis how long from then on
 */
public record Lease(long heardNanos, long millis) {

  /** Refuses a length below 1 ms. */
  public Lease {
    if (millis < 1) {
      throw new IllegalArgumentException("a lease must last 1 ms or more, not " + millis);
    }
  }
}
