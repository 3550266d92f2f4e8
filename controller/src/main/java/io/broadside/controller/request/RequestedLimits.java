package io.broadside.controller.request;

import org.jspecify.annotations.Nullable;

/**
 * Soft limits of a run's load. Whatever is null has a default.
 *
 * @param maxArrivalsPerSecond users that may start in any one second; null means 5,000
 * @param maxDurationSeconds how long the injection profile may last; null means 12 hours
 * @param maxWorkers how many workers the run may have; null means 100
 */
public record RequestedLimits(
    @Nullable Long maxArrivalsPerSecond,
    @Nullable Long maxDurationSeconds,
    @Nullable Integer maxWorkers) {

  /** The usual ones. */
  public static final RequestedLimits USUAL = new RequestedLimits(null, null, null);
}
