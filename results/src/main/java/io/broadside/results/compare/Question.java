package io.broadside.results.compare;

import io.broadside.results.compare.estimate.Estimate;
import io.broadside.results.compare.estimate.Figure;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The question of each row: whether one figure of one request has become worse than tolerated. */
record Question(
    String request,
    Figure figure,
    List<Estimate> before,
    List<Estimate> after,
    double tolerated,
    Difference difference) {

  static Question of(
      String request, Figure figure, List<Estimate> before, List<Estimate> after, double relative) {
    double baseline = figure.unscaled(Difference.mean(before));
    return new Question(
        request,
        figure,
        before,
        after,
        figure.tolerance(baseline, relative),
        Difference.of(before, after));
  }

  double baseline() {
    return figure.unscaled(Difference.mean(before));
  }

  double changed() {
    return figure.unscaled(Difference.mean(after));
  }

  /** The tolerance on the scale that is computed on. */
  double limit() {
    double base = Difference.mean(before);
    return figure.scaled(figure.unscaled(base) + tolerated) - base;
  }

  double p() {
    return difference.p(limit());
  }

  /** The interval of the difference, in the figure's unit. */
  Row.@Nullable Interval interval(double falseAlarms) {
    if (!difference.isKnown()) {
      return null;
    }
    double margin = difference.margin(falseAlarms);
    return new Row.Interval(moved(difference.by() - margin), moved(difference.by() + margin));
  }

  private double moved(double by) {
    return figure.unscaled(Difference.mean(before) + by) - baseline();
  }

  long leastResponses() {
    return all().mapToLong(Estimate::responses).min().orElseThrow();
  }

  long leastSeconds() {
    return all().mapToLong(Estimate::seconds).min().orElseThrow();
  }

  private Stream<Estimate> all() {
    return Stream.concat(before.stream(), after.stream());
  }
}
