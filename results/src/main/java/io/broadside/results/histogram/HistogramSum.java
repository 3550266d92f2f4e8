package io.broadside.results.histogram;

import org.jspecify.annotations.Nullable;

/**
 * A histogram that others are added to, in place: a fleet brings thousands a second. Not
 * thread-safe.
 */
public final class HistogramSum {

  /** Room left on either side of the buckets, so that they seldom have to be moved. */
  private static final int ROOM = 32;

  private int offset;
  private long[] buckets = new long[0];
  private long zeros;
  private long count;
  private double sum;

  /** How many values. */
  public long count() {
    return count;
  }

  /**
   * Adds what has come since an earlier state of the same histogram: all of it, where it has begun
   * anew.
   *
   * @return how many values that is
   */
  public long add(NativeHistogram now, @Nullable NativeHistogram before) {
    NativeHistogram base = before != null && now.contains(before) ? before : NativeHistogram.EMPTY;
    if (now.count() == base.count()) {
      return 0;
    }
    long already = count;
    add(now, 1);
    add(base, -1);
    return count - already;
  }

  private void add(NativeHistogram more, int sign) {
    if (more.count() == 0) {
      return;
    }
    reach(more.offset(), more.end());
    more.addTo(buckets, offset, sign);
    zeros += sign * more.zeros();
    count += sign * more.count();
    sum += sign * more.sum();
  }

  private void reach(int from, int to) {
    if (from >= to || (from >= offset && to <= offset + buckets.length)) {
      return;
    }
    boolean empty = buckets.length == 0;
    int first = (empty ? from : Math.min(from, offset)) - ROOM;
    int end = (empty ? to : Math.max(to, offset + buckets.length)) + ROOM;
    long[] wider = new long[end - first];
    System.arraycopy(buckets, 0, wider, empty ? 0 : offset - first, buckets.length);
    buckets = wider;
    offset = first;
  }

  /** As it is now. */
  public NativeHistogram snapshot() {
    return NativeHistogram.of(offset, buckets, zeros, sum);
  }
}
