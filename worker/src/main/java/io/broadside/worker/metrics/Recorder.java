package io.broadside.worker.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.concurrent.atomic.LongAccumulator;

/** The data points of one request and outcome. Thread-safe. */
final class Recorder {

  private static final double MILLIS = 1000;

  private final DistributionDataPoint histogram;
  private final CounterDataPoint squares;
  private final GaugeDataPoint shortest;
  private final GaugeDataPoint longest;
  private final LongAccumulator min = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final LongAccumulator max = new LongAccumulator(Math::max, Long.MIN_VALUE);

  Recorder(
      DistributionDataPoint histogram,
      CounterDataPoint squares,
      GaugeDataPoint shortest,
      GaugeDataPoint longest) {
    this.histogram = histogram;
    this.squares = squares;
    this.shortest = shortest;
    this.longest = longest;
  }

  void record(long millis) {
    double seconds = millis / MILLIS;
    histogram.observe(seconds);
    squares.inc(seconds * seconds);
    if (millis < min.get()) {
      min.accumulate(millis);
      shortest.set(min.get() / MILLIS);
    }
    if (millis > max.get()) {
      max.accumulate(millis);
      longest.set(max.get() / MILLIS);
    }
  }
}
