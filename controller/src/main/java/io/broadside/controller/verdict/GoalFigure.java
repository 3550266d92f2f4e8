package io.broadside.controller.verdict;

import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.RequestStats;
import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.GoalMeasure;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Finds the figure by which a goal is judged.
 *
 * @param goal the goal
 */
record GoalFigure(Goal goal) {

  private static final double MILLIS = 1_000;
  private static final double PERCENT = 100;

  /** What was measured of its requests, or else of its group; of all requests, if it names none. */
  RequestStats of(FleetMetrics metrics, OptionalInt window) {
    String responses = window.isEmpty() ? MetricNames.RESPONSE : MetricNames.WINDOW_RESPONSE;
    String groups = window.isEmpty() ? MetricNames.GROUP : MetricNames.WINDOW_GROUP;
    RequestStats found = metrics.stats(responses, fits(window));
    return found.all().count() == 0 && !goal.of().isEmpty()
        ? metrics.stats(groups, fits(window))
        : found;
  }

  /** Labels come by name: outcome, request, scenario, and the window where there is one. */
  private Predicate<Series> fits(OptionalInt window) {
    String ending = MetricNames.PATH_SEPARATOR + goal.of();
    return series -> {
      String path = series.get(Label.REQUEST);
      boolean named = goal.of().isEmpty() || path.equals(goal.of()) || path.endsWith(ending);
      return named
          && (window.isEmpty()
              || series.get(Label.WINDOW).equals(String.valueOf(window.getAsInt())));
    };
  }

  /** In the unit of the goal's limit; empty where nothing was measured that it could be made of. */
  OptionalDouble of(RequestStats stats, double seconds) {
    long all = stats.all().count();
    return switch (goal.measure()) {
      case GoalMeasure.Percentile m -> millis(stats.percentile(m.percent()));
      case GoalMeasure.Mean m -> millis(stats.all().mean());
      case GoalMeasure.Longest m ->
          millis(stats.max().isPresent() ? stats.max() : stats.all().percentile(PERCENT));
      case GoalMeasure.ErrorRate m ->
          all == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * stats.ko().count() / all);
      case GoalMeasure.Errors m -> OptionalDouble.of((double) stats.ko().count());
      case GoalMeasure.Throughput m -> OptionalDouble.of(all / Math.max(1, seconds));
    };
  }

  private static OptionalDouble millis(OptionalDouble seconds) {
    return seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() * MILLIS);
  }

  /** Why there is no figure. */
  String nothing() {
    return goal.of().isEmpty()
        ? "nothing was measured"
        : "nothing called '%s' was measured".formatted(goal.of());
  }

  /** A figure with its unit, never rounded to the limit nor past it. */
  String shown(double figure) {
    String number = Digits.apart(figure, List.of(goal.limit()));
    return switch (goal.measure()) {
      case GoalMeasure.Percentile m -> number + " ms";
      case GoalMeasure.Mean m -> number + " ms";
      case GoalMeasure.Longest m -> number + " ms";
      case GoalMeasure.ErrorRate m -> number + "%";
      case GoalMeasure.Errors m -> number;
      case GoalMeasure.Throughput m -> number + "/s";
    };
  }
}
