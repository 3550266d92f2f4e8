package io.broadside.plan.scenario;

import java.util.List;

/**
 * A branch of a random choice.
 *
 * @param percent how often it is taken; all branches of a choice add up to 100
 */
public record Branch(double percent, List<Step> steps) {

  /** Copies the list. */
  public Branch {
    steps = List.copyOf(steps);
  }
}
