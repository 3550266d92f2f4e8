package io.broadside.controller.api;

import io.broadside.protocol.plan.Secrets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for when creating a run. Whatever is null has a default.
 *
 * @param simulation name of an entry in the library of simulations, null where the class is on the
 *     workers' own class path
 * @param simulationClass class to run; null means the only one in the entry
 * @param target base URL of the system under test, handed to the simulation as the property {@code
 *     target}
 * @param workers how many workers; null keeps those that are there
 * @param properties further system properties for the simulation
 * @param secrets further ones, whose values are told to the workers, and shown and kept nowhere
 * @param maxArrivalsPerSecond raises the soft limit
 * @param maxDurationSeconds raises the soft limit
 * @param maxWorkers raises the soft limit
 * @param seed of randomised steps; null draws one, which the run's record names
 * @param warmUpSeconds how long the workers warm up
 * @param leaseSeconds how long workers go on without a controller
 * @param readyTimeoutSeconds how long to wait for all workers to be ready
 * @param minWorkers how many are enough once that time is over; null means all
 * @param autoscale whether the number of workers follows the profile, ahead of it; {@code workers}
 *     is not given then
 * @param capacity users per second that one worker is to carry, for {@code autoscale}: where it
 *     begins to learn; null means 100
 * @param targetCheck whether the controller looks first if it can connect to the target; null means
 *     yes
 */
public record RunRequest(
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable String target,
    @Nullable Integer workers,
    @Nullable Map<String, String> properties,
    @Nullable Secrets secrets,
    @Nullable Long maxArrivalsPerSecond,
    @Nullable Long maxDurationSeconds,
    @Nullable Integer maxWorkers,
    @Nullable Long seed,
    @Nullable Integer warmUpSeconds,
    @Nullable Integer leaseSeconds,
    @Nullable Integer readyTimeoutSeconds,
    @Nullable Integer minWorkers,
    @Nullable Boolean autoscale,
    @Nullable Double capacity,
    @Nullable Boolean targetCheck) {

  /** The target that is to be looked for before anything starts. */
  public Optional<String> targetToCheck() {
    return Optional.ofNullable(target).filter(t -> !Boolean.FALSE.equals(targetCheck));
  }

  /** The same to be kept: the plan has the names of its secrets. */
  public RunRequest withoutSecrets() {
    return new RunRequest(
        simulation,
        simulationClass,
        target,
        workers,
        properties,
        null,
        maxArrivalsPerSecond,
        maxDurationSeconds,
        maxWorkers,
        seed,
        warmUpSeconds,
        leaseSeconds,
        readyTimeoutSeconds,
        minWorkers,
        autoscale,
        capacity,
        targetCheck);
  }

  /** Whether the number of workers is to follow the profile. */
  public boolean followsProfile() {
    return Boolean.TRUE.equals(autoscale);
  }
}
