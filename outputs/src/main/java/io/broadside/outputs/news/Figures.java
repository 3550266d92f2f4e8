package io.broadside.outputs.news;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request, group or population in an interval, for receivers that know no histograms.
 *
 * @param key what it is, without regard to success
 * @param all every value
 * @param errors how many are of failed requests
 */
public record Figures(Key key, NativeHistogram all, long errors) {

  private static final double MILLIS = 1_000;

  /** Those that were measured in an interval. */
  public static List<Figures> of(Interval interval) {
    Map<Key, List<Measured>> parts = new LinkedHashMap<>();
    for (Measured m : interval.measured()) {
      Key either = new Key(m.measure(), m.scenario(), m.request(), true);
      parts.computeIfAbsent(either, k -> new ArrayList<>()).add(m);
    }
    return parts.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static Figures of(Key key, List<Measured> parts) {
    return new Figures(
        key,
        parts.stream().map(Measured::values).reduce(NativeHistogram.EMPTY, NativeHistogram::plus),
        parts.stream().filter(m -> !m.ok()).mapToLong(m -> m.values().count()).sum());
  }

  /** What it measures. */
  public Measure measure() {
    return key.measure();
  }

  /** How many values. */
  public long count() {
    return all.count();
  }

  /** The mean, ms; 0 where nothing was measured. */
  public double mean() {
    return all.mean().orElse(0) * MILLIS;
  }

  /**
   * The value that so many percent do not exceed, ms; off by {@link NativeHistogram#errorPercent}
   * percent at most; 0 where nothing was measured.
   */
  public double percentile(double percent) {
    return all.percentile(percent).orElse(0) * MILLIS;
  }
}
