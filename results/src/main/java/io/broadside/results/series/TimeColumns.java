package io.broadside.results.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Seconds of a run, in as few columns as may be.
 *
 * @param from the first second of the first column
 * @param end the second after the last one that there is
 * @param step seconds in a column
 */
public record TimeColumns(long from, long end, long step) {

  /** As many as the pixels of a usual chart. */
  public static final int MOST = 600;

  /**
   * The seconds {@code [from, to)}, or as far as there are any.
   *
   * @param seconds how many there are
   * @throws IllegalArgumentException if from is negative
   */
  public static TimeColumns of(long from, long to, long seconds) {
    if (from < 0) {
      throw new IllegalArgumentException("from must not be negative");
    }
    long end = Math.max(from, Math.min(to, seconds));
    return new TimeColumns(from, end, Math.max(1, Math.ceilDiv(end - from, MOST)));
  }

  /** A value for each column, of its first second and the one after its last. */
  public <T> List<T> map(BiFunction<Long, Long, T> value) {
    List<T> values = new ArrayList<>();
    for (long at = from; at < end; at += step) {
      values.add(value.apply(at, Math.min(end, at + step)));
    }
    return values;
  }
}
