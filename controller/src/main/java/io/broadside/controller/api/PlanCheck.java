package io.broadside.controller.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of a plan: its length, scenarios and goals, or all of its problems.
 *
 * @param problems in the order of the text; empty for a good plan
 * @param seconds how long its load lasts; null for a bad plan
 * @param scenarios their names
 * @param goals as they are written
 */
public record PlanCheck(
    List<PlanProblem> problems,
    @Nullable Integer seconds,
    List<String> scenarios,
    List<String> goals) {

  /**
   * One thing that is wrong with a plan.
   *
   * @param line from 1
   * @param column from 1, in characters
   * @param sentence what is wrong, why, and what to write instead
   */
  public record PlanProblem(int line, int column, String sentence) {}
}
