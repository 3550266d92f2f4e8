package io.broadside.protocol.status;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A gap: users that a worker has passed but does not report as started. It holds the worker's own
 * ordinals in {@code [from, to)}.
 *
 * @param from the first ordinal
 * @param to the one after the last
 * @param fate what is known of them
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Gap(long from, long to, Fate fate) {

  /** What is known of users that may not have been started. */
  public enum Fate {
    /** They have not been started, and will not be. */
    MISSED,
    /** They are still to be started, or may just have been. */
    PENDING,
    /** Nobody will be able to say. */
    UNKNOWN
  }

  /** Refuses an empty one. */
  public Gap {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no gap from %d to %d".formatted(from, to));
    }
  }
}
