package io.broadside.controller.request;

import org.jspecify.annotations.Nullable;

/**
 * The workers that are to run a test. Whatever is null has a default.
 *
 * @param workers how many workers; null keeps those that are there
 * @param minWorkers how many are enough once not all are ready in time; null means all
 * @param readyTimeoutSeconds how long to wait for all workers to be ready
 * @param autoscale whether the number of workers follows the profile, ahead of it; {@code workers}
 *     is not given then
 * @param capacity users per second that one worker is to carry, for {@code autoscale}: where it
 *     begins to learn; null means 100
 * @param warmUpSeconds how long the workers warm up
 * @param leaseSeconds how long workers go on without a controller
 */
public record RequestedFleet(
    @Nullable Integer workers,
    @Nullable Integer minWorkers,
    @Nullable Integer readyTimeoutSeconds,
    @Nullable Boolean autoscale,
    @Nullable Double capacity,
    @Nullable Integer warmUpSeconds,
    @Nullable Integer leaseSeconds) {

  /** All defaults. */
  public static final RequestedFleet USUAL =
      new RequestedFleet(null, null, null, null, null, null, null);
}
