package io.broadside.controller.report;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.Second;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment.
 *
 * @param run what it has come to
 * @param second run second now; negative before the start
 * @param seconds all of them, or those that are new or have changed since the previous moment
 * @param unkept why its record cannot be kept, null where it can
 * @param awaited what it waits for, beside its workers, null where there is nothing
 * @param soFar its assertions and goals, judged by what was measured until now; empty where nothing
 *     was, and once it is final
 */
public record Moment(
    RunRecord run,
    long second,
    List<Second> seconds,
    @Nullable String unkept,
    @Nullable String awaited,
    List<Judged> soFar) {

  /** One of which nothing is judged. */
  public Moment(
      RunRecord run,
      long second,
      List<Second> seconds,
      @Nullable String unkept,
      @Nullable String awaited) {
    this(run, second, seconds, unkept, awaited, List.of());
  }

  /** The same with those seconds. */
  public Moment with(List<Second> others) {
    return new Moment(run, second, others, unkept, awaited, soFar);
  }

  /** The same with another reason why its record cannot be kept. */
  public Moment unkept(@Nullable String why) {
    return new Moment(run, second, seconds, why, awaited, soFar);
  }

  /**
   * A run that was kept, at its end.
   *
   * @param everySecond whether its seconds are wanted
   * @throws IOException if it cannot be read
   */
  public static Moment of(RunFolder kept, boolean everySecond) throws IOException {
    RunRecord run = kept.record();
    Long start = run.times().startsAtMillis();
    Long end = run.times().endedAtMillis();
    long second = start == null || end == null ? -1 : Math.max(-1, (end - start) / 1_000);
    return new Moment(run, second, everySecond ? kept.seconds() : List.of(), null, null);
  }
}
