package io.broadside.results.compare.estimate;

import io.broadside.results.histogram.NativeHistogram;
import java.util.List;

/**
 * The layout of an array with the sums of many seconds: errors, zeros, then consecutive buckets.
 * Arrays add up fast, and a thousand resamples are a lot of adding.
 */
final class Columns {

  private static final int ERRORS = 0;
  private static final int ZEROS = 1;
  private static final int BUCKETS = 2;

  private final int offset;

  /** Where the times of each column from the zeros on begin, seconds. */
  private final double[] lowers;

  /** Where the times of each column from the zeros on end, seconds. */
  private final double[] uppers;

  private Columns(int offset, double[] lowers, double[] uppers) {
    this.offset = offset;
    this.lowers = lowers;
    this.uppers = uppers;
  }

  /** A layout with room for all buckets of these seconds. */
  static Columns of(List<RequestSecond> seconds) {
    int first = Integer.MAX_VALUE;
    int end = Integer.MIN_VALUE;
    for (RequestSecond second : seconds) {
      NativeHistogram times = second.times();
      for (int i = times.offset(); i < times.end(); i++) {
        if (times.bucket(i) > 0) {
          first = Math.min(first, i);
          end = Math.max(end, i + 1);
        }
      }
    }
    double[] uppers = new double[1 + (end > first ? end - first : 0)];
    double[] lowers = new double[uppers.length];
    uppers[0] = Resolution.MILLISECOND / 2;
    for (int i = 1; i < uppers.length; i++) {
      lowers[i] = Resolution.upper(first + i - 2);
      uppers[i] = Resolution.upper(first + i - 1);
    }
    return new Columns(first, lowers, uppers);
  }

  int size() {
    return uppers.length + 1;
  }

  /** Adds a second to the sums. */
  void add(RequestSecond second, long[] sums) {
    NativeHistogram times = second.times();
    sums[ERRORS] += second.errors();
    sums[ZEROS] += times.zeros();
    for (int i = 0; i < uppers.length - 1; i++) {
      sums[BUCKETS + i] += times.bucket(offset + i);
    }
  }

  long responses(long[] sums) {
    long count = 0;
    for (int i = ZEROS; i < sums.length; i++) {
      count += sums[i];
    }
    return count;
  }

  long errors(long[] sums) {
    return sums[ERRORS];
  }

  /**
   * The figure of these sums, seconds or a share. A percentile is taken from within its bucket, as
   * if times were spread evenly there: without that, a resample could only hit the edges of
   * buckets, and the spread of many would be that of a lattice.
   *
   * @param responses how many, at least 1
   */
  double value(Figure figure, long[] sums, long responses) {
    if (!figure.isTime()) {
      return (double) sums[ERRORS] / responses;
    }
    double rank = figure.quantile() * responses;
    double seen = 0;
    for (int i = 0; i < uppers.length; i++) {
      long here = sums[ZEROS + i];
      if (here > 0 && seen + here >= rank) {
        double seconds = lowers[i] + (rank - seen) / here * (uppers[i] - lowers[i]);
        return Math.max(Resolution.MILLISECOND, seconds);
      }
      seen += here;
    }
    throw new IllegalStateException("the buckets do not add up to the count");
  }
}
