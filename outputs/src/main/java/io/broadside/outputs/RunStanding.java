package io.broadside.outputs;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Key;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run at one moment, for its outputs.
 *
 * @param run the record
 * @param second the one that was measured last, -1 before the first
 * @param seconds those that are new, or have changed since it was said last
 * @param soFar everything that was measured until then
 * @param broken the goals that are broken at this moment
 */
public record RunStanding(
    RunRecord run,
    long second,
    List<Second> seconds,
    Map<Key, NativeHistogram> soFar,
    List<Judged> broken) {

  /** The same, with the seconds of an earlier one that nobody has taken, if it is of that run. */
  RunStanding after(RunStanding earlier) {
    if (!earlier.run.id().equals(run.id())) {
      return this;
    }
    TreeMap<Long, Second> all = new TreeMap<>();
    earlier.seconds.forEach(s -> all.put(s.second(), s));
    seconds.forEach(s -> all.put(s.second(), s));
    return new RunStanding(run, second, List.copyOf(all.values()), soFar, broken);
  }
}
