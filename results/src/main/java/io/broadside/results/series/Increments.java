package io.broadside.results.series;

import io.broadside.results.histogram.HistogramSum;
import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the running totals of a run into what was measured in each second. If a second is skipped,
 * its measurements are in the next interval: none is lost, and none is in two. Not thread-safe.
 */
public final class Increments {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::measure)
          .thenComparing(Key::scenario)
          .thenComparing(Key::request)
          .thenComparing(Key::ok, Comparator.reverseOrder());

  private final Map<Key, HistogramSum> recorded = new HashMap<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private Map<String, Long> errorsSoFar = Map.of();
  private long complete = -1;

  /** Takes an interval that was recorded before. */
  public void resume(Interval interval) {
    interval.measured().forEach(m -> add(m.key(), m.values()));
    interval.errors().forEach(e -> errors.merge(e.message(), e.count(), Long::sum));
    complete = Math.max(complete, interval.second());
  }

  private void add(Key key, NativeHistogram values) {
    recorded.computeIfAbsent(key, k -> new HistogramSum()).add(values, null);
  }

  /** All that the intervals until now hold together. */
  public Map<Key, NativeHistogram> recorded() {
    Map<Key, NativeHistogram> all = new HashMap<>();
    recorded.forEach((key, sum) -> all.put(key, sum.snapshot()));
    return all;
  }

  /**
   * Takes how often each kind of error has come since the run began: what is new of it is in the
   * next interval.
   *
   * @param soFar by message; a kind that is not there for now has not become less
   */
  public void errors(Map<String, Long> soFar) {
    errorsSoFar = soFar;
  }

  private List<ErrorKind> newErrors() {
    List<ErrorKind> more = new ArrayList<>();
    errorsSoFar.forEach(
        (message, count) -> {
          long known = errors.getOrDefault(message, 0L);
          if (count > known) {
            errors.put(message, count);
            more.add(new ErrorKind(message, count - known));
          }
        });
    return more;
  }

  /**
   * What came since it was asked last. After a change of controllers, some distributions may not
   * yet be known as far as they are recorded: they wait for the next time.
   *
   * @param second the one that has ended last
   * @param soFar all that was measured since the run began
   */
  public Interval next(long second, Map<Key, NativeHistogram> soFar) {
    List<Measured> measured = new ArrayList<>();
    boolean behind = recorded.keySet().stream().anyMatch(k -> !soFar.containsKey(k));
    for (Key key : soFar.keySet().stream().sorted(ORDER).toList()) {
      NativeHistogram all = soFar.getOrDefault(key, NativeHistogram.EMPTY);
      HistogramSum before = recorded.get(key);
      NativeHistogram known = before == null ? NativeHistogram.EMPTY : before.snapshot();
      if (!all.contains(known)) {
        behind = true;
      } else if (all.count() > known.count()) {
        NativeHistogram more = all.minus(known);
        add(key, more);
        measured.add(Measured.of(key, more));
      }
    }
    Interval interval = new Interval(Math.min(complete + 1, second), second, measured, newErrors());
    if (!behind) {
      complete = Math.max(complete, second);
    }
    return interval;
  }
}
