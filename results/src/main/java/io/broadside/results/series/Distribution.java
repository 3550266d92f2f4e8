package io.broadside.results.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.broadside.results.histogram.NativeHistogram;
import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram in its form to be kept, without empty buckets.
 *
 * @param count how many values
 * @param sum of all of them, seconds
 * @param zeros how many of them are 0
 * @param buckets how many are in each of the others, by its index: bucket {@code i} holds those in
 *     {@code (2^((i-1)/32), 2^(i/32)]} seconds
 */
public record Distribution(long count, double sum, long zeros, Map<Integer, Long> buckets) {

  /** Sorts the buckets. */
  public Distribution {
    buckets = buckets == null ? new TreeMap<>() : new TreeMap<>(buckets);
  }

  /** The form of a histogram. */
  public static Distribution of(NativeHistogram histogram) {
    Map<Integer, Long> buckets = new TreeMap<>();
    for (int i = histogram.offset(); i < histogram.end(); i++) {
      long count = histogram.bucket(i);
      if (count != 0) {
        buckets.put(i, count);
      }
    }
    return new Distribution(histogram.count(), histogram.sum(), histogram.zeros(), buckets);
  }

  /** The histogram that it is the form of. */
  @JsonIgnore
  public NativeHistogram histogram() {
    TreeMap<Integer, Long> sorted = new TreeMap<>(buckets);
    if (sorted.isEmpty()) {
      return NativeHistogram.of(0, new long[0], zeros, sum);
    }
    int first = sorted.firstKey();
    long[] counts = new long[sorted.lastKey() - first + 1];
    sorted.forEach((i, n) -> counts[i - first] = n);
    return NativeHistogram.of(first, counts, zeros, sum);
  }
}
