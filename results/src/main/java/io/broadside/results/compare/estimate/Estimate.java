package io.broadside.results.compare.estimate;

/**
 * One figure of one request in one run.
 *
 * @param value seconds, or a share
 * @param variance of the value on the figure's scale ({@link Figure#scaled}); NaN where there are
 *     too few blocks or responses to tell
 * @param degrees of freedom of that variance
 * @param responses how many there were
 * @param seconds how many of them lie in blocks
 */
public record Estimate(
    Figure figure, double value, double variance, double degrees, long responses, long seconds) {

  /** The value on the scale that is computed on. */
  public double scaled() {
    return figure.scaled(value);
  }

  /** Whether the variance is known. */
  public boolean usable() {
    return !Double.isNaN(variance);
  }
}
