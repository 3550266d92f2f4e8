package io.broadside.worker.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * The times of one request, or group, with one outcome. Thread-safe; recording takes no lock but
 * for the moment in which the histogram is read.
 */
final class Recorder {

  private static final double MILLIS = 1e3;

  private final String[] labels;
  private final DistributionDataPoint histogram;
  private final LongAdder squares = new LongAdder();
  private final LongAccumulator min = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final LongAccumulator max = new LongAccumulator(Math::max, 0);

  Recorder(String[] labels, DistributionDataPoint histogram) {
    this.labels = labels;
    this.histogram = histogram;
  }

  /** Takes one time; one below zero, by a clock that was set back, counts as zero. */
  void record(long millis) {
    long time = Math.max(0, millis);
    min.accumulate(time);
    max.accumulate(time);
    squares.add(time * time);
    histogram.observe(time / MILLIS);
  }

  /** Whether it has taken a time yet, and so has a shortest and a longest. */
  boolean used() {
    return min.get() != Long.MAX_VALUE;
  }

  String[] labels() {
    return labels;
  }

  /** Sum of squares, in squared seconds. */
  double squares() {
    return squares.sum() / MILLIS / MILLIS;
  }

  /** The shortest time, in seconds. */
  double min() {
    return min.get() / MILLIS;
  }

  /** The longest time, in seconds. */
  double max() {
    return max.get() / MILLIS;
  }
}
