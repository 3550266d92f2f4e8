package io.broadside.outputs.news;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The new measurements of a run, about one second's, with the totals so far.
 *
 * @param run as it stands
 * @param startMillis when its second 0 began, in milliseconds since 1970
 * @param seconds those that are new, or have changed since the sample before
 * @param interval what was measured since the sample before
 * @param soFar what was measured in all; a later sample never has less of anything
 */
public record Sample(
    RunRecord run,
    long startMillis,
    List<Second> seconds,
    Interval interval,
    Map<Key, NativeHistogram> soFar) {

  private static final long SECOND_MILLIS = 1_000;

  /** Copies the collections. */
  public Sample {
    seconds = List.copyOf(seconds);
    soFar = Map.copyOf(soFar);
  }

  /** When a second of the run began, in milliseconds since 1970. */
  public long millis(long second) {
    return startMillis + second * SECOND_MILLIS;
  }

  /** The second that ended last; null before the first has. */
  public @Nullable Second last() {
    return seconds.isEmpty() ? null : seconds.getLast();
  }
}
