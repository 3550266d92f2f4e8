package io.broadside.results.course;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measured;
import io.broadside.results.series.TimeColumns;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The course of one request, second by second. It is read once, and then only new lines are read.
 * It takes a megabyte for 12 hours. Not thread-safe.
 */
public final class RequestCourse {

  private static final int RESPONSES = 0;
  private static final int ERRORS = 1;
  private static final double[] PERCENTILES = {50, 95, 99, 100};
  private static final int FIRST_PERCENTILE = 2;
  private static final int VALUES = FIRST_PERCENTILE + PERCENTILES.length;
  private static final int GROWTH = 600;
  private static final float MILLIS = 1_000;

  private final RequestName name;
  private float[] values = {};
  private int seconds;
  private long read;

  /** Nothing read yet. */
  public RequestCourse(RequestName name) {
    this.name = name;
  }

  /** Takes in what was written since the last time. */
  public void update(RunFolder run) throws IOException {
    read = run.intervals(read, this::add);
  }

  /** The courses of several, for which their run is read once. */
  public static void read(RunFolder run, Collection<RequestCourse> courses) throws IOException {
    run.intervals(interval -> courses.forEach(course -> course.add(interval)));
  }

  /** What was given before comes again where the file ended by half. */
  void add(Interval interval) {
    if (interval.second() < seconds) {
      return;
    }
    int second = Math.toIntExact(interval.second());
    seconds = second + 1;
    room();
    NativeHistogram all = NativeHistogram.EMPTY;
    long errors = 0;
    for (Measured measured : interval.measured()) {
      if (RequestName.isOne(measured) && RequestName.of(measured).equals(name)) {
        all = all.plus(measured.values());
        errors += measured.ok() ? 0 : measured.values().count();
      }
    }
    int at = VALUES * second;
    values[at + RESPONSES] = all.count();
    values[at + ERRORS] = errors;
    for (int i = 0; i < PERCENTILES.length; i++) {
      OptionalDouble time = all.percentile(PERCENTILES[i]);
      if (time.isPresent()) {
        values[at + FIRST_PERCENTILE + i] = (float) time.getAsDouble() * MILLIS;
      }
    }
  }

  private void room() {
    int known = values.length;
    if (known < VALUES * seconds) {
      values = Arrays.copyOf(values, VALUES * (seconds + Math.max(GROWTH, seconds / 2)));
      Arrays.fill(values, known, values.length, (float) RequestSeries.UNKNOWN);
    }
  }

  /**
   * The seconds {@code [from, to)}, or as far as there are any.
   *
   * @throws IllegalArgumentException if from is negative
   */
  public RequestSeries series(long from, long to) {
    TimeColumns columns = TimeColumns.of(from, to, seconds);
    return new RequestSeries(
        columns.from(),
        columns.step(),
        greatest(columns, RESPONSES),
        greatest(columns, ERRORS),
        greatest(columns, FIRST_PERCENTILE),
        greatest(columns, FIRST_PERCENTILE + 1),
        greatest(columns, FIRST_PERCENTILE + 2),
        greatest(columns, FIRST_PERCENTILE + 3));
  }

  private List<Double> greatest(TimeColumns columns, int value) {
    return columns.map(
        (begin, end) -> {
          double most = RequestSeries.UNKNOWN;
          for (long second = begin; second < end; second++) {
            most = Math.max(most, values[Math.toIntExact(VALUES * second + value)]);
          }
          return Math.round(most * 100) / 100.0;
        });
  }
}
