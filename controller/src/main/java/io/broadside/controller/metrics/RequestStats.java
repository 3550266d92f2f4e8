package io.broadside.controller.metrics;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.figures.RequestFigures;
import java.util.OptionalDouble;

/**
 * The response times of one request, or of several together, in seconds.
 *
 * @param ok times of successful ones
 * @param ko times of failed ones
 * @param squares sum of the squares of all times
 * @param min shortest
 * @param max longest
 */
public record RequestStats(
    NativeHistogram ok,
    NativeHistogram ko,
    double squares,
    OptionalDouble min,
    OptionalDouble max) {

  /** Which request of which scenario. */
  record Key(String scenario, String request) {}

  /** All times. */
  public NativeHistogram all() {
    return ok.plus(ko);
  }

  /** Standard deviation over all: the root of the mean square minus the squared mean. */
  public OptionalDouble standardDeviation() {
    NativeHistogram all = all();
    if (all.count() == 0) {
      return OptionalDouble.empty();
    }
    double mean = all.sum() / all.count();
    return OptionalDouble.of(Math.sqrt(Math.max(0, squares / all.count() - mean * mean)));
  }

  /**
   * A percentile, never outside what was measured.
   *
   * @param percent 0 to 100
   */
  public OptionalDouble percentile(double percent) {
    OptionalDouble value = all().percentile(percent);
    if (value.isEmpty() || min.isEmpty() || max.isEmpty()) {
      return value;
    }
    return OptionalDouble.of(
        Math.max(min.getAsDouble(), Math.min(max.getAsDouble(), value.getAsDouble())));
  }

  RequestFigures row(Key key, boolean group, double elapsedSeconds) {
    long count = all().count();
    return new RequestFigures(
        key.scenario(),
        key.request(),
        group,
        count,
        ko.count(),
        elapsedSeconds <= 0 ? 0 : count / elapsedSeconds,
        FleetMetrics.millis(min),
        FleetMetrics.millis(all().mean()),
        FleetMetrics.millis(standardDeviation()),
        FleetMetrics.millis(percentile(50)),
        FleetMetrics.millis(percentile(75)),
        FleetMetrics.millis(percentile(95)),
        FleetMetrics.millis(percentile(99)),
        FleetMetrics.millis(percentile(99.9)),
        FleetMetrics.millis(max));
  }
}
