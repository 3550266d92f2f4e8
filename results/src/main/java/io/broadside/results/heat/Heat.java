package io.broadside.results.heat;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import io.broadside.results.series.TimeColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts a run's responses by response time, in a few numbers for each second. Not thread-safe. */
public final class Heat {

  /** Rows from a time to twice that time. */
  private static final int PER_DOUBLING = 4;

  /** Buckets of a histogram in a row. */
  private static final int BUCKETS = (1 << MetricNames.SCHEMA) / PER_DOUBLING;

  /** The first row begins at 2^-13 s, about an eighth of a millisecond. */
  private static final int LOWEST = -13;

  /** The last row ends at 2^7 s, about two minutes. */
  private static final int ROWS = (7 - LOWEST) * PER_DOUBLING;

  private final NavigableMap<Long, int[]> seconds = new TreeMap<>();

  /** Takes in what was measured in one more interval. */
  public void add(Interval interval) {
    int[] counts = new int[ROWS];
    for (Measured measured : interval.measured()) {
      if (measured.measure() == Measure.RESPONSE) {
        NativeHistogram values = measured.values();
        counts[0] += (int) values.zeros();
        for (int bucket = values.offset(); bucket < values.end(); bucket++) {
          counts[row(bucket)] += (int) values.bucket(bucket);
        }
      }
    }
    seconds.put(interval.second(), packed(counts));
  }

  /** Bucket {@code i} ends at 2^(i/32) s. */
  static int row(int bucket) {
    int above = bucket - 1 - LOWEST * PER_DOUBLING * BUCKETS;
    return Math.clamp(Math.floorDiv(above, BUCKETS), 0, ROWS - 1);
  }

  private static int[] packed(int[] counts) {
    int[] pairs = new int[2 * ROWS];
    int length = 0;
    for (int row = 0; row < ROWS; row++) {
      if (counts[row] > 0) {
        pairs[length++] = row;
        pairs[length++] = counts[row];
      }
    }
    return Arrays.copyOf(pairs, length);
  }

  /**
   * The seconds {@code [from, to)}, or as far as there are any, in as few columns as may be.
   *
   * @throws IllegalArgumentException if from is negative
   */
  public HeatMap map(long from, long to) {
    TimeColumns columns = TimeColumns.of(from, to, seconds.isEmpty() ? 0 : seconds.lastKey() + 1);
    long step = columns.step();
    List<List<Long>> counts =
        columns.map((begin, end) -> column(seconds.subMap(begin, begin + step)));
    return new HeatMap(from, step, 1_000 * Math.pow(2, LOWEST), PER_DOUBLING, ROWS, counts);
  }

  private static List<Long> column(Map<Long, int[]> seconds) {
    TreeMap<Integer, Long> rows = new TreeMap<>();
    for (int[] pairs : seconds.values()) {
      for (int i = 0; i < pairs.length; i += 2) {
        rows.merge(pairs[i], (long) pairs[i + 1], Long::sum);
      }
    }
    List<Long> column = new ArrayList<>();
    rows.forEach(
        (row, count) -> {
          column.add((long) row);
          column.add(count);
        });
    return column;
  }
}
