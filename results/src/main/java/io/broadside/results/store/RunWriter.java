package io.broadside.results.store;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Increments;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Key;
import io.broadside.results.series.LineFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the files of a run while it goes on, a few seconds at a time. Whatever cannot be written
 * now is written later. Memory is bounded however long the disk is full: the seconds that are not
 * written then share one interval. Not thread-safe.
 */
public final class RunWriter {

  private static final int MOST_WAITING = 600;

  private final RunFolder run;
  private final Increments increments = new Increments();
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private FleetRecord earlier = FleetRecord.NONE;
  private final List<Interval> intervals = new ArrayList<>();

  private RunWriter(RunFolder run) {
    this.run = run;
  }

  /**
   * Begins with a run, or goes on with one whose writer was ended: what it wrote by half is left
   * out.
   *
   * @throws IOException if its files cannot be read or written
   */
  public static RunWriter open(RunFolder run) throws IOException {
    RunWriter writer = new RunWriter(run);
    run.folder().create();
    run.secondsFile().mend();
    run.histogramsFile().mend();
    run.intervals(writer.increments::resume);
    writer.earlier = fleet(run);
    return writer;
  }

  private static FleetRecord fleet(RunFolder run) {
    try {
      return run.exists() ? run.record().fleet() : FleetRecord.NONE;
    } catch (IOException e) {
      return FleetRecord.NONE; // what cannot be read is written anew
    }
  }

  /** Seconds that are new or have changed. */
  public void seconds(Collection<Second> changed) {
    changed.forEach(s -> seconds.put(s.second(), s));
  }

  /** How often each error has come since the run began; it goes with what is measured next. */
  public void errors(List<ErrorCount> soFar) {
    increments.errors(
        soFar.stream()
            .collect(
                Collectors.toMap(ErrorCount::message, ErrorCount::count, Long::sum, TreeMap::new)));
  }

  /**
   * What was measured until the end of a second.
   *
   * @param second the one that has ended last
   * @param soFar everything since the run began
   */
  public void measured(long second, Map<Key, NativeHistogram> soFar) {
    if (intervals.size() < MOST_WAITING) {
      intervals.add(increments.next(second, soFar));
    }
  }

  /**
   * Writes all that was said.
   *
   * @param record how the run stands
   * @throws IOException if it cannot be written now; the next time, it is tried again
   */
  public void write(RunRecord record) throws IOException {
    run.folder().create();
    if (!intervals.isEmpty()) {
      run.histogramsFile().append(LineFile.pack(intervals));
      intervals.clear();
    }
    if (!seconds.isEmpty()) {
      run.secondsFile().append(LineFile.pack(List.copyOf(seconds.values())));
      seconds.clear();
    }
    run.folder()
        .write(RunFolder.RECORD, RecordJson.pretty(record.with(record.fleet().after(earlier))));
  }

  /** Keeps the files that the test is made of. */
  public void test(byte[] zip) throws IOException {
    run.folder().write(RunFolder.TEST, zip);
  }
}
