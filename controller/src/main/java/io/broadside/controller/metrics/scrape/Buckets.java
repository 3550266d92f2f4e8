package io.broadside.controller.metrics.scrape;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import java.io.IOException;
import java.util.Arrays;

/**
 * The buckets of one histogram as they are on the wire: spans say where there are some, deltas how
 * each differs from the one before it. It is used for one after the other. Not thread-safe.
 */
final class Buckets {

  /** Largest index of a bucket, either way: 2^64 seconds, and far below a nanosecond. */
  private static final int FARTHEST = 64 << MetricNames.SCHEMA;

  /** An offset and a length each. */
  private long[] spans = new long[8];

  private long[] deltas = new long[64];
  private long[] counts = new long[256];
  private int spanned;
  private int filled;

  /** Begins with another histogram. */
  void clear() {
    spanned = 0;
    filled = 0;
  }

  /**
   * So many buckets follow.
   *
   * @param offset from the end of the span before, or the index of the first bucket
   * @param length how many, unsigned
   */
  void span(int offset, int length) {
    if (spanned == spans.length) {
      spans = Arrays.copyOf(spans, 2 * spanned);
    }
    spans[spanned++] = offset;
    spans[spanned++] = Integer.toUnsignedLong(length);
  }

  void delta(long delta) {
    if (filled == deltas.length) {
      deltas = Arrays.copyOf(deltas, 2 * filled);
    }
    deltas[filled++] = delta;
  }

  /**
   * What they come to.
   *
   * @param name of its metric, for messages
   * @throws IOException if it cannot be, or cannot be added to the others
   */
  NativeHistogram histogram(String name, int schema, long zeros, double sum) throws IOException {
    if (filled > 0 && schema != MetricNames.SCHEMA) {
      throw new IOException(
          "%s has buckets of schema %d, not %d".formatted(name, schema, MetricNames.SCHEMA));
    }
    int length = demandPlaces(name);
    if (length > counts.length) {
      counts = new long[length];
    }
    Arrays.fill(counts, 0, length, 0);
    int place = 0;
    int known = 0;
    long count = 0;
    for (int span = 0; span < spanned; span += 2) {
      place += span == 0 ? 0 : (int) spans[span];
      for (long i = 0; i < spans[span + 1]; i++) {
        count += deltas[known++];
        if (count < 0) {
          throw new IOException("%s has a bucket with a negative count".formatted(name));
        }
        counts[place++] = count;
      }
    }
    return NativeHistogram.of(filled == 0 ? 0 : (int) spans[0], counts, length, zeros, sum);
  }

  /** How many buckets there are from the first to the last, the empty ones between included. */
  private int demandPlaces(String name) throws IOException {
    long known = 0;
    long index = 0;
    for (int span = 0; span < spanned; span += 2) {
      index += spans[span];
      long length = spans[span + 1];
      known += length;
      if (known > filled
          || Math.abs(index) > FARTHEST
          || index + length > FARTHEST
          || (span > 0 && spans[span] < 0)) {
        throw new IOException("%s has invalid buckets".formatted(name));
      }
      index += length;
    }
    if (known != filled) {
      throw new IOException("%s has a wrong number of buckets".formatted(name));
    }
    return filled == 0 ? 0 : (int) (index - spans[0]);
  }
}
