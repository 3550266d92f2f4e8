package io.broadside.controller.http;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.util.List;
import java.util.Map;

/** What a run of the script has written so far: searches that fail in two ways, and pictures. */
final class Written {

  static final String UNAVAILABLE = "status.find.is(200), but actually found 503";
  static final String LATE = "j.u.c.TimeoutException: after 60000 ms";

  private static final Key SEARCH = new Key(Measure.RESPONSE, "Shop", "search", true);
  private static final Key FAILED = new Key(Measure.RESPONSE, "Shop", "search", false);
  private static final Key PICTURE = new Key(Measure.RESPONSE, "Shop", "product / picture", true);

  private Written() {}

  /** Each second has five searches, of which two are told to be unavailable and one to be late. */
  static void to(RunFolder folder, int seconds) throws Exception {
    RunWriter writer = RunWriter.open(folder);
    RunRecord run = ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, seconds, null).run();
    NativeHistogram searches = NativeHistogram.EMPTY;
    NativeHistogram failures = NativeHistogram.EMPTY;
    NativeHistogram pictures = NativeHistogram.EMPTY;
    for (int second = 0; second < seconds; second++) {
      searches = searches.plus(times(-4, 2 + second % 7));
      failures = failures.plus(times(-2, 3));
      pictures = pictures.plus(times(-6, 30));
      writer.errors(
          List.of(
              new ErrorCount("Shop", "search", UNAVAILABLE, 2L * (second + 1)),
              new ErrorCount("Shop", "search", LATE, second + 1L)));
      writer.measured(second, Map.of(SEARCH, searches, FAILED, failures, PICTURE, pictures));
    }
    writer.write(run);
  }

  private static NativeHistogram times(int doubling, long count) {
    return NativeHistogram.of(
        doubling << MetricNames.SCHEMA, new long[] {count}, 0, count * Math.pow(2, doubling));
  }
}
