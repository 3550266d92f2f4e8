package io.broadside.results.compare.estimate;

/**
 * The figures of a request that are compared: three percentiles in seconds, and the error rate as a
 * share of 1.
 */
public enum Figure {
  P50("p50", 0.50),
  P95("p95", 0.95),
  P99("p99", 0.99),
  ERROR_RATE("error rate", Double.NaN);

  /** The least that a change of the error rate must be to count: 0.1 percentage points. */
  public static final double ERROR_RATE_FLOOR = 0.001;

  /** As many responses must lie beyond a percentile, or the data do not say where it is. */
  private static final int BEYOND = 10;

  private final String label;
  private final double quantile;

  Figure(String label, double quantile) {
    this.label = label;
    this.quantile = quantile;
  }

  /** The name of the figure for people. */
  public String label() {
    return label;
  }

  /** Whether it is a time, not a share. */
  public boolean isTime() {
    return this != ERROR_RATE;
  }

  /** The share of the responses that do not exceed it, 0 to 1; NaN for the error rate. */
  double quantile() {
    return quantile;
  }

  /** The fewest responses from which it can be told: 10 beyond a percentile, 20 for a share. */
  public long leastResponses() {
    return isTime() ? Math.round(BEYOND / (1 - quantile)) : 2 * BEYOND;
  }

  /**
   * The value on the scale that is computed on: the logarithm of a time, since times vary in
   * proportion to themselves, and a share as it is.
   */
  public double scaled(double value) {
    return isTime() ? Math.log(value) : value;
  }

  /** The value that a place on that scale stands for. */
  public double unscaled(double scaled) {
    return isTime() ? Math.exp(scaled) : scaled;
  }

  /**
   * How much larger than the baseline it may become.
   *
   * @param baseline seconds, or a share
   * @param relative part of the baseline, such as 0.05
   * @return in the baseline's unit: that part of it, but at least {@link #ERROR_RATE_FLOOR}, or for
   *     a time twice 1 ms + the width of its bucket
   */
  public double tolerance(double baseline, double relative) {
    double floor = isTime() ? Resolution.floor(baseline) : ERROR_RATE_FLOOR;
    return Math.max(relative * baseline, floor);
  }
}
