package io.broadside.results.compare.trend;

import org.jspecify.annotations.Nullable;

/** The energy distance between the values before a cut and those after it. */
final class Energy {

  /** As many values at least are on either side: one alone has no spread. */
  private static final int LEAST = 2;

  private Energy() {}

  /**
   * Where the values from and to differ most: the largest {@code q = nm/(n+m) (2 mean|x-y| -
   * mean|x-x'| - mean|y-y'|)}, with n values x before and m values y after (Matteson and James
   * 2014, with exponent 1); null where there are too few.
   */
  static @Nullable Integer cut(double[] series, int from, int to) {
    int all = to - from;
    double between = 0; // sums of |differences|: over the cut, before it and after it
    double before = 0;
    double after = 0;
    for (int i = from; i < to; i++) {
      after += distance(series, i, i + 1, to);
    }
    @Nullable Integer best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int n = 1; n <= all - LEAST; n++) {
      int moved = from + n - 1;
      double back = distance(series, moved, from, moved);
      double ahead = distance(series, moved, moved + 1, to);
      before += back;
      after -= ahead;
      between += ahead - back;
      int m = all - n;
      if (n >= LEAST) {
        double energy = 2 * between / n / m - before / pairs(n) - after / pairs(m);
        double q = energy * n * m / all;
        if (q > most) {
          most = q;
          best = from + n;
        }
      }
    }
    return best;
  }

  private static double pairs(int n) {
    return n * (n - 1) / 2.0;
  }

  private static double distance(double[] series, int from, int first, int end) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += Math.abs(series[from] - series[i]);
    }
    return sum;
  }
}
