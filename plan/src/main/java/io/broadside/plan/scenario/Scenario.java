package io.broadside.plan.scenario;

import java.util.List;

/**
 * What a kind of user does.
 *
 * @param name of its population
 * @param weight its share of all users, a whole number of at least 1
 * @param steps one after the other, at least one
 */
public record Scenario(String name, int weight, List<Step> steps) {

  /** Copies the list. */
  public Scenario {
    steps = List.copyOf(steps);
  }
}
