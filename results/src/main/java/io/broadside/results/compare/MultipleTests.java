package io.broadside.results.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts p-values for many tests at once: of 200 tests, a few have small p-values by chance. */
final class MultipleTests {

  private MultipleTests() {}

  /**
   * Adjusted p-values of Holm (1979): rejecting those up to α wrongly rejects any at all with
   * probability α at most, whatever the tests have to do with one another.
   */
  static double[] holm(double[] p) {
    double[] adjusted = new double[p.length];
    int[] order = order(p);
    double most = 0;
    for (int i = 0; i < order.length; i++) {
      most = Math.max(most, Math.min(1, (p.length - i) * p[order[i]]));
      adjusted[order[i]] = most;
    }
    return adjusted;
  }

  /**
   * Adjusted p-values of Benjamini and Hochberg (1995): of those up to q that are rejected, a part
   * of q at most is expected to be rejected wrongly, for tests that are independent or move
   * together.
   */
  static double[] benjaminiHochberg(double[] p) {
    double[] adjusted = new double[p.length];
    int[] order = order(p);
    double least = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      least = Math.min(least, p[order[i]] * p.length / (i + 1));
      adjusted[order[i]] = least;
    }
    return adjusted;
  }

  /** Places from the smallest to the largest. */
  private static int[] order(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
