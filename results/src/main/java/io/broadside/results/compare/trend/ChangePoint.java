package io.broadside.results.compare.trend;

/**
 * A change of a figure between two runs of a test.
 *
 * @param index of the first run after the change, from 0
 * @param before mean since the change before, or the beginning
 * @param after mean until the next change, or the end
 * @param p of Student's t-test between these two
 */
public record ChangePoint(int index, double before, double after, double p) {

  /** By what part of the earlier mean it has changed. */
  public double relative() {
    return after / before - 1;
  }
}
