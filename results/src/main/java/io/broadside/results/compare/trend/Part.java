package io.broadside.results.compare.trend;

import org.apache.commons.statistics.distribution.TDistribution;

/** The values between two cuts: how many, their mean and the sum of squares around it. */
record Part(int count, double mean, double squares) {

  static Part of(double[] series, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += series[i];
    }
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (series[i] - mean) * (series[i] - mean);
    }
    return new Part(to - from, mean, squares);
  }

  /** The p-value of Student's t-test, two-sided, that both have the same mean. */
  double p(Part other) {
    int degrees = count + other.count - 2;
    double variance = (squares + other.squares) / degrees;
    double error = Math.sqrt(variance * (1.0 / count + 1.0 / other.count));
    double apart = Math.abs(mean - other.mean);
    if (error <= 1e-12 * Math.abs(mean)) {
      return apart <= 1e-9 * Math.abs(mean) ? 1 : 0;
    }
    return 2 * TDistribution.of(degrees).survivalProbability(apart / error);
  }
}
