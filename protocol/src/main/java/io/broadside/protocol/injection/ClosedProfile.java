package io.broadside.protocol.injection;

import java.util.List;

/**
 * A closed injection profile: a given number of active users is kept.
 *
 * @param steps one after the other
 */
public record ClosedProfile(List<ClosedStep> steps) implements Profile {

  /** Copies the list; refuses an empty one. */
  public ClosedProfile {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a profile needs at least one step");
    }
  }

  @Override
  public int seconds() {
    return steps.stream().mapToInt(ClosedStep::seconds).sum();
  }

  @Override
  public ClosedProfile part(Shares shares, int scenario) {
    return new ClosedProfile(steps.stream().map(step -> step.part(shares, scenario)).toList());
  }
}
