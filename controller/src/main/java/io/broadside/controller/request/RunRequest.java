package io.broadside.controller.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for when creating a run. Whatever is null has a default.
 *
 * @param test what is to run
 * @param target what it puts load on
 * @param fleet who runs it
 * @param limits what it may ask for at most
 */
public record RunRequest(
    RequestedTest test, RequestedTarget target, RequestedFleet fleet, RequestedLimits limits) {

  /** What is left out has its defaults. */
  public RunRequest(
      @Nullable RequestedTest test,
      @Nullable RequestedTarget target,
      @Nullable RequestedFleet fleet,
      @Nullable RequestedLimits limits) {
    this.test = Objects.requireNonNullElse(test, RequestedTest.NONE);
    this.target = Objects.requireNonNullElse(target, RequestedTarget.NONE);
    this.fleet = Objects.requireNonNullElse(fleet, RequestedFleet.USUAL);
    this.limits = Objects.requireNonNullElse(limits, RequestedLimits.USUAL);
  }

  /** The target that is to be looked for before anything starts. */
  public Optional<String> targetToCheck() {
    return Optional.ofNullable(target.url()).filter(t -> !Boolean.FALSE.equals(target.check()));
  }

  /** The same to be kept: the plan has the names of its secrets. */
  public RunRequest withoutSecrets() {
    return new RunRequest(test.withoutSecrets(), target, fleet, limits);
  }

  /**
   * The same with what the test itself says.
   *
   * @param goals all of them
   * @param url the test's own target, null where it names none; counts where none was asked for
   */
  public RunRequest with(List<String> goals, @Nullable String url) {
    RequestedTarget aimed =
        target.url() == null ? new RequestedTarget(url, target.check()) : target;
    return new RunRequest(test.withGoals(goals), aimed, fleet, limits);
  }

  /** Whether the number of workers is to follow the profile. */
  public boolean followsProfile() {
    return Boolean.TRUE.equals(fleet.autoscale());
  }
}
