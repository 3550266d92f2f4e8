package io.broadside.results.histogram;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.broadside.protocol.wire.MetricNames;
import java.util.OptionalDouble;

/**
 * A histogram with exponential buckets of {@link MetricNames#SCHEMA}: bucket {@code i} holds the
 * values in {@code (2^((i-1)/32), 2^(i/32)]} seconds, and zero has a bucket of its own. Two of them
 * add up bucket by bucket, without loss. Immutable.
 */
@JsonSerialize(using = HistogramJson.Writer.class)
@JsonDeserialize(using = HistogramJson.Reader.class)
public final class NativeHistogram {

  /** Nothing measured. */
  public static final NativeHistogram EMPTY =
      new NativeHistogram(0, Counts.of(new long[0], 0), 0, 0, 0);

  private static final double PER_DOUBLING = 1 << MetricNames.SCHEMA;

  private final int offset;
  private final Counts buckets;
  private final long zeros;
  private final long count;
  private final double sum;

  private NativeHistogram(int offset, Counts buckets, long zeros, long count, double sum) {
    this.offset = offset;
    this.buckets = buckets;
    this.zeros = zeros;
    this.count = count;
    this.sum = sum;
  }

  /**
   * A histogram of given buckets.
   *
   * @param offset index of the first bucket
   * @param buckets counts of that bucket and those after it
   * @param zeros count of zeros
   * @param sum of all values
   */
  public static NativeHistogram of(int offset, long[] buckets, long zeros, double sum) {
    return of(offset, buckets, buckets.length, zeros, sum);
  }

  /** The same of the first so many buckets. */
  public static NativeHistogram of(int offset, long[] buckets, int length, long zeros, double sum) {
    long count = zeros;
    for (int i = 0; i < length; i++) {
      count += buckets[i];
    }
    return count == 0
        ? EMPTY
        : new NativeHistogram(offset, Counts.of(buckets, length), zeros, count, sum);
  }

  /** How many values. */
  public long count() {
    return count;
  }

  /** Their sum. */
  public double sum() {
    return sum;
  }

  /** Count of the values in a bucket. */
  public long bucket(int index) {
    int i = index - offset;
    return i < 0 || i >= buckets.length() ? 0 : buckets.get(i);
  }

  /** Count of the zeros. */
  public long zeros() {
    return zeros;
  }

  /** Index of the first bucket that may hold something. */
  public int offset() {
    return offset;
  }

  /** Index after the last bucket that may hold something. */
  public int end() {
    return offset + buckets.length();
  }

  /**
   * Adds each bucket to its place among others, as often as the sign says.
   *
   * @param first index of the first of the others, which reach from there beyond all of these
   */
  void addTo(long[] others, int first, int sign) {
    for (int i = 0; i < buckets.length(); i++) {
      others[offset - first + i] += sign * buckets.get(i);
    }
  }

  /** Both together. */
  public NativeHistogram plus(NativeHistogram other) {
    return combined(other, 1);
  }

  /**
   * What has come since an earlier state of the same histogram: all of it, where it has begun anew.
   */
  public NativeHistogram minus(NativeHistogram earlier) {
    return contains(earlier) ? combined(earlier, -1) : this;
  }

  /** Whether the other may be an earlier state of this one. */
  public boolean contains(NativeHistogram earlier) {
    if (earlier.count > count || earlier.zeros > zeros) {
      return false;
    }
    for (int i = earlier.offset; i < earlier.end(); i++) {
      if (earlier.bucket(i) > bucket(i)) {
        return false;
      }
    }
    return true;
  }

  private NativeHistogram combined(NativeHistogram other, int sign) {
    if (other.count == 0) {
      return this;
    }
    boolean none = buckets.length() == 0;
    boolean others = other.buckets.length() > 0;
    int from = none ? other.offset : others ? Math.min(offset, other.offset) : offset;
    int to = none ? other.end() : others ? Math.max(end(), other.end()) : end();
    long[] both = new long[to - from];
    addTo(both, from, 1);
    other.addTo(both, from, sign);
    return of(from, both, zeros + sign * other.zeros, sum + sign * other.sum);
  }

  /** The mean, seconds; empty where nothing was measured. */
  public OptionalDouble mean() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /**
   * The value that {@code percent} of the values do not exceed: the geometric middle of the bucket
   * that the rank {@code ceil(percent / 100 * count)} falls into, so that it is off by at most
   * {@link #errorPercent}.
   *
   * @param percent 0 to 100
   * @return seconds; empty where nothing was measured
   */
  public OptionalDouble percentile(double percent) {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    long rank = Math.max(1, (long) Math.ceil(percent / 100 * count));
    long seen = zeros;
    if (rank <= seen) {
      return OptionalDouble.of(0);
    }
    for (int i = 0; i < buckets.length(); i++) {
      seen += buckets.get(i);
      if (rank <= seen) {
        return OptionalDouble.of(Math.pow(2, (offset + i - 0.5) / PER_DOUBLING));
      }
    }
    throw new IllegalStateException("the buckets do not add up to the count");
  }

  /**
   * How far a percentile can be from the value that it stands for, in percent of it: half a bucket.
   */
  public static double errorPercent() {
    return 100 * (Math.pow(2, 0.5 / PER_DOUBLING) - 1);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof NativeHistogram h) || h.count != count || h.zeros != zeros) {
      return false;
    }
    int from = Math.min(offset, h.offset);
    int to = Math.max(end(), h.end());
    for (int i = from; i < to; i++) {
      if (bucket(i) != h.bucket(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count * 31 + zeros);
  }

  @Override
  public String toString() {
    return "%d values from bucket %d on, %d zeros".formatted(count, offset, zeros);
  }
}
