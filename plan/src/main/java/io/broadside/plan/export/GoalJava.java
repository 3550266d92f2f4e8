package io.broadside.plan.export;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.goal.Comparison;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.Measure;
import io.broadside.plan.goal.Window;
import java.util.Optional;

/** Goals as Gatling's assertions, where it has the same. */
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
          case Measure.Percentile m -> ".responseTime().percentile(" + m.percent() + ")";
          case Measure.Mean m -> ".responseTime().mean()";
          case Measure.Longest m -> ".responseTime().max()";
          case Measure.ErrorRate m -> ".failedRequests().percent()";
          case Measure.Errors m -> ".failedRequests().count()";
          case Measure.Throughput m -> ".requestsPerSec()";
        };
    return Optional.of(scope + measure + compared(goal.comparison(), limit(goal)));
  }

  private static String limit(Goal goal) {
    return switch (goal.measure()) {
      case Measure.ErrorRate m -> String.valueOf(goal.limit());
      case Measure.Throughput m -> String.valueOf(goal.limit());
      case Measure.Errors m -> (long) goal.limit() + "L";
      case Measure.Percentile m -> String.valueOf((long) goal.limit());
      case Measure.Mean m -> String.valueOf((long) goal.limit());
      case Measure.Longest m -> String.valueOf((long) goal.limit());
    };
  }

  private static String compared(Comparison comparison, String limit) {
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
