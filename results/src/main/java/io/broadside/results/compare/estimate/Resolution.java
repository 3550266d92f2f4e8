package io.broadside.results.compare.estimate;

import io.broadside.protocol.wire.MetricNames;

/** The resolution of a histogram of times: whole milliseconds, and the width of buckets. */
final class Resolution {

  /** Seconds; a percentile below it counts as this. */
  static final double MILLISECOND = 0.001;

  private static final double PER_DOUBLING = 1 << MetricNames.SCHEMA;

  private Resolution() {}

  /**
   * Where the times end that a bucket's values stand for, seconds. Times are whole milliseconds,
   * and one of k ms stands for k ± 0.5 ms: so it is half a millisecond above the last whole one in
   * the bucket, and the buckets join without a gap even where many of them hold none.
   */
  static double upper(int bucket) {
    double milliseconds = Math.pow(2, bucket / PER_DOUBLING) / MILLISECOND;
    return (Math.floor(milliseconds + 1e-9) + 0.5) * MILLISECOND;
  }

  /** The least that a change of a time must be to count, seconds: 2 × (1 ms + bucket's width). */
  static double floor(double seconds) {
    double index = Math.ceil(PER_DOUBLING * Math.log(seconds) / Math.log(2));
    double width = Math.pow(2, index / PER_DOUBLING) - Math.pow(2, (index - 1) / PER_DOUBLING);
    return 2 * (MILLISECOND + width);
  }
}
