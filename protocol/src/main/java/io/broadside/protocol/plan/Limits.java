package io.broadside.protocol.plan;

import java.time.Duration;

/**
 * Soft limits that keep a typing error from becoming a flood of requests; each can be raised by a
 * setting.
 *
 * @param arrivalsPerSecond users that may start in any one second, over the whole fleet
 * @param durationSeconds how long the injection profile may last
 * @param workers how many workers a run may have
 */
public record Limits(long arrivalsPerSecond, long durationSeconds, int workers) {

  /** 5,000 arrivals a second, 12 hours, 100 workers. */
  public static final Limits DEFAULT = new Limits(5_000, Duration.ofHours(12).toSeconds(), 100);

  /** Refuses a limit below one. */
  public Limits {
    if (arrivalsPerSecond < 1 || durationSeconds < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1: arrivalsPerSecond %d, durationSeconds %d, workers %d"
              .formatted(arrivalsPerSecond, durationSeconds, workers));
    }
  }
}
