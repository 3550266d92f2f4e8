package io.broadside.results.course;

import io.broadside.results.heat.Heat;
import io.broadside.results.heat.HeatMap;
import io.broadside.results.series.Interval;
import io.broadside.results.store.RunFolder;
import java.io.IOException;

/**
 * The course of a whole run, second by second. It is read once, and then only new lines are read.
 * It takes some megabytes for 12 hours. Not thread-safe.
 */
public final class RunCourse {

  private final Heat heat = new Heat();
  private final ErrorCourse errors = new ErrorCourse();
  private final SparkCourse sparks = new SparkCourse();
  private long read;
  private long last = -1;

  /** Takes in what was written since the last time. */
  public void update(RunFolder run) throws IOException {
    read = run.intervals(read, this::add);
  }

  /** What was given before comes again where the file ended by half. */
  private void add(Interval interval) {
    if (interval.second() > last) {
      last = interval.second();
      heat.add(interval);
      errors.add(interval);
      sparks.add(interval);
    }
  }

  /**
   * What the responses of the seconds {@code [from, to)} took, or as far as there are any.
   *
   * @throws IllegalArgumentException if from is negative
   */
  public HeatMap heat(long from, long to) {
    return heat.map(from, to);
  }

  /**
   * Why requests failed in the seconds {@code [from, to)}, or as far as there are any.
   *
   * @throws IllegalArgumentException if from is negative
   */
  public ErrorSeries errors(long from, long to) {
    return errors.series(from, to);
  }

  /** How each request went over all of it, in a few points. */
  public Sparklines sparklines() {
    return sparks.lines();
  }
}
