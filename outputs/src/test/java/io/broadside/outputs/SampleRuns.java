package io.broadside.outputs;

import io.broadside.outputs.news.Sample;
import io.broadside.protocol.plan.Limits;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Software;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.series.Increments;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs that never were. */
public final class SampleRuns {

  public static final String ID = "20261127-120000-000-shop";
  public static final long START = 1_795_782_708_000L;

  private SampleRuns() {}

  /** One in that state, with 100 users planned of whom 97 were offered. */
  public static RunRecord in(RunState state) {
    return in(state, null);
  }

  /** The same, judged. */
  public static RunRecord in(RunState state, @Nullable Verdicts verdicts) {
    return in("shop.yaml", state, verdicts);
  }

  /** The same, of a test with that name. */
  public static RunRecord in(String test, RunState state, @Nullable Verdicts verdicts) {
    return new RunRecord(
        RunRecord.VERSION,
        ID,
        state,
        state == RunState.FINISHED ? null : "Stopped by hand.",
        new Times(START - 5_000, START, 0.5, end(state), 60L, List.of()),
        new TestRun(
            test, null, null, null, List.of(), List.of("p99 < 300ms"), Map.of(), List.of(), 7),
        "https://shop.example",
        Limits.DEFAULT,
        new Software("0.1.0", "3.15.1", "25"),
        new FleetRecord(3, List.of(), List.of()),
        List.of("One worker came late."),
        new Totals(
            100, 100, 97, 2, 1, 97, 194, 4, 0, 0, 31.5, 22.0, 70.0, 140.0, 181.0, 0.6, 1.4, 1.1),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        verdicts);
  }

  private static @Nullable Long end(RunState state) {
    return state.isFinal() ? START + 60_000 : null;
  }

  /** A second in which 20 users were due. */
  public static Second second(long second) {
    return new Second(
        second, 20, 18, 1, 1, true, 40, 2, 7, 22.0, 70.0, 140.0, 175.0, 181.0, 1.4, 3, false);
  }

  public static Key response(String request, boolean ok) {
    return new Key(Measure.RESPONSE, "shop", request, ok);
  }

  public static Key lateness() {
    return new Key(Measure.LATENESS, "shop", "", true);
  }

  /** That many values in one bucket, each of 2^(bucket/32) s. */
  public static NativeHistogram values(int bucket, long count) {
    return NativeHistogram.of(bucket, new long[] {count}, 0, count * Math.pow(2, bucket / 32.0));
  }

  /** What a second brings in which all of that was measured. */
  public static Sample sample(long second, Map<Key, NativeHistogram> measured) {
    return new Sample(
        in(RunState.RUNNING),
        START,
        List.of(second(second)),
        new Increments().next(second, measured),
        measured);
  }
}
