package io.broadside.plan.export;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.GoalMeasure;
import io.broadside.plan.goal.LimitComparison;
import io.broadside.plan.goal.Window;
import java.util.Optional;

/** Writes goals as Gatling's assertions, if Gatling has the same. */
final class GoalJava {

  private GoalJava() {}

  /** None for goals of a part of the run, and for aborts: Gatling asserts at the end. */
  static Optional<String> of(Goal goal) {
    if (!(goal.window() instanceof Window.Whole)) {
      return Optional.empty();
    }
    String scope = goal.of().isEmpty() ? "global()" : "details(" + Java.text(goal.of()) + ")";
    String measure =
        switch (goal.measure()) {
          case GoalMeasure.Percentile m -> ".responseTime().percentile(" + m.percent() + ")";
          case GoalMeasure.Mean m -> ".responseTime().mean()";
          case GoalMeasure.Longest m -> ".responseTime().max()";
          case GoalMeasure.ErrorRate m -> ".failedRequests().percent()";
          case GoalMeasure.Errors m -> ".failedRequests().count()";
          case GoalMeasure.Throughput m -> ".requestsPerSec()";
        };
    return Optional.of(scope + measure + compared(goal.comparison(), limit(goal)));
  }

  private static String limit(Goal goal) {
    return switch (goal.measure()) {
      case GoalMeasure.ErrorRate m -> String.valueOf(goal.limit());
      case GoalMeasure.Throughput m -> String.valueOf(goal.limit());
      case GoalMeasure.Errors m -> (long) goal.limit() + "L";
      case GoalMeasure.Percentile m -> String.valueOf((long) goal.limit());
      case GoalMeasure.Mean m -> String.valueOf((long) goal.limit());
      case GoalMeasure.Longest m -> String.valueOf((long) goal.limit());
    };
  }

  private static String compared(LimitComparison comparison, String limit) {
    String call =
        switch (comparison) {
          case LESS -> "lt";
          case AT_MOST -> "lte";
          case MORE -> "gt";
          case AT_LEAST -> "gte";
        };
    return "." + call + "(" + limit + ")";
  }
}
