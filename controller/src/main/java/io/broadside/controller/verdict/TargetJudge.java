package io.broadside.controller.verdict;

import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.RequestStats;
import io.broadside.plan.goal.Goal;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.Verdicts.Outcome;
import io.broadside.results.record.Verdicts.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges the simulation's assertions on the merged figures, as Gatling's AssertionValidator does:
 * times are rounded to whole milliseconds, the length of the run is rounded up to whole seconds, a
 * percentage of nothing is 0, and a figure that was never measured is -1 for a time and 0 for a
 * count.
 */
public final class TargetJudge {

  private static final double MILLIS = 1000;

  private final FleetMetrics metrics;
  private final double seconds;

  /** Judges by these figures of a run that lasted so long. */
  public TargetJudge(FleetMetrics metrics, double seconds) {
    this.metrics = metrics;
    this.seconds = seconds;
  }

  /**
   * The verdict on all assertions and then on all goals, in their order.
   *
   * @param end why the run was ended, null where it came to its end
   */
  public Target judge(List<Assertion> assertions, Goals goals, @Nullable String end) {
    List<Judged> judged = new ArrayList<>();
    for (Assertion assertion : assertions) {
      judged.addAll(judge(assertion));
    }
    for (int i = 0; i < goals.goals().size(); i++) {
      Goal goal = goals.goals().get(i);
      judged.add(
          goal.aborts()
              ? new Judged(goal.text(), null, null, end == null || !GoalWatch.says(goal, end))
              : judge(goal, goals, goals.window(i)));
    }
    return new Target(outcome(judged), judged);
  }

  private Judged judge(Goal goal, Goals goals, OptionalInt window) {
    GoalFigure figure = new GoalFigure(goal);
    OptionalDouble actual =
        figure.of(figure.of(metrics, window), window.isEmpty() ? seconds : length(goals, window));
    return actual.isEmpty()
        ? new Judged(goal.text(), null, figure.nothing(), false)
        : new Judged(
            goal.text(),
            actual.getAsDouble(),
            figure.shown(actual.getAsDouble()),
            goal.comparison().holds(actual.getAsDouble(), goal.limit()));
  }

  private static double length(Goals goals, OptionalInt window) {
    return goals.windows().get(window.getAsInt()).ranges().stream()
        .mapToInt(r -> r.until() - r.from())
        .sum();
  }

  private Outcome outcome(List<Judged> judged) {
    if (metrics.responses().count() == 0) {
      return Outcome.NOTHING_MEASURED;
    }
    if (judged.isEmpty()) {
      return Outcome.NOTHING_ASSERTED;
    }
    return judged.stream().allMatch(Judged::passed) ? Outcome.PASSED : Outcome.FAILED;
  }

  private List<Judged> judge(Assertion a) {
    return switch (a.scope()) {
      case GLOBAL -> List.of(judge(a, "Global", metrics.stats(MetricNames.RESPONSE, s -> true)));
      case FOR_ALL ->
          paths(MetricNames.RESPONSE).stream()
              .map(p -> judge(a, p, metrics.stats(MetricNames.RESPONSE, at(p))))
              .toList();
      case DETAILS -> List.of(details(a));
    };
  }

  private Judged details(Assertion a) {
    String path = String.join(MetricNames.PATH_SEPARATOR, a.path());
    if (a.path().isEmpty()) {
      return judge(a, "Global", metrics.stats(MetricNames.RESPONSE, s -> true));
    }
    for (String metric : List.of(MetricNames.RESPONSE, MetricNames.GROUP)) {
      if (paths(metric).contains(path)) {
        return judge(a, path, metrics.stats(metric, at(path)));
      }
    }
    return new Judged(
        "%s: Could not find stats matching assertion path %s"
            .formatted(AssertionText.of(a, path), AssertionText.list(a.path())),
        null,
        null,
        false);
  }

  private List<String> paths(String metric) {
    return metrics.histograms().keySet().stream()
        .filter(s -> s.name().equals(metric))
        .map(s -> s.get(Label.REQUEST))
        .distinct()
        .sorted()
        .toList();
  }

  private static Predicate<io.broadside.controller.metrics.scrape.Scrape.Series> at(String path) {
    return s -> s.get(Label.REQUEST).equals(path);
  }

  private Judged judge(Assertion a, String path, RequestStats stats) {
    double actual = actual(a, stats);
    return new Judged(
        AssertionText.of(a, path), actual, Digits.apart(actual, a.operands()), holds(a, actual));
  }

  private double actual(Assertion a, RequestStats stats) {
    long all = stats.all().count();
    return switch (a.measure()) {
      case COUNT -> count(a, stats);
      case PERCENT ->
          a.requests() == Assertion.Requests.ALL
              ? 100
              : all == 0 ? 0 : (double) count(a, stats) / all * 100;
      case REQUESTS_PER_SECOND -> all == 0 ? -1 : all / Math.max(Math.ceil(seconds), 1);
      case MIN -> time(stats.min());
      case MAX -> time(stats.max());
      case MEAN -> time(stats.all().mean());
      case STANDARD_DEVIATION -> time(stats.standardDeviation());
      case PERCENTILE -> time(stats.percentile(a.percentile()));
    };
  }

  private static long count(Assertion a, RequestStats stats) {
    NativeHistogram counted =
        switch (a.requests()) {
          case ALL -> stats.all();
          case OK -> stats.ok();
          case KO -> stats.ko();
        };
    return counted.count();
  }

  private static double time(OptionalDouble value) {
    return value.isEmpty() ? -1 : Math.round(value.getAsDouble() * MILLIS);
  }

  private static boolean holds(Assertion a, double actual) {
    List<Double> o = a.operands();
    return switch (a.condition()) {
      case LT -> actual < o.getFirst();
      case LTE -> actual <= o.getFirst();
      case GT -> actual > o.getFirst();
      case GTE -> actual >= o.getFirst();
      case IS -> actual == o.getFirst();
      case BETWEEN_INCLUSIVE -> actual >= o.get(0) && actual <= o.get(1);
      case BETWEEN_EXCLUSIVE -> actual > o.get(0) && actual < o.get(1);
      case IN -> o.contains(actual);
    };
  }
}
