package io.broadside.protocol.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * An open injection profile: users arrive at given times.
 *
 * @param steps one after the other
 */
public record OpenProfile(List<OpenStep> steps) implements Profile {

  /** Copies the list; refuses an empty one. */
  public OpenProfile {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a profile needs at least one step");
    }
  }

  @Override
  public int seconds() {
    return steps.stream().mapToInt(OpenStep::seconds).sum();
  }

  /** How many users it starts; those of randomized steps are not counted. */
  public long users() {
    return steps.stream().mapToLong(OpenStep::users).sum();
  }

  /**
   * One scenario's part: all parts together start as many users in each step as the whole does, and
   * each has its share by weight up to there, rounded down or up. Randomized steps are split by
   * rate, as a Poisson process may be.
   */
  @Override
  public OpenProfile part(Shares shares, int scenario) {
    if (shares.size() == 1) {
      return this;
    }
    List<OpenStep> parts = new ArrayList<>();
    long before = 0;
    for (OpenStep step : steps) {
      parts.add(step.part(shares, scenario, before));
      before += step.users();
    }
    return new OpenProfile(parts);
  }
}
