package io.broadside.results.course;

import io.broadside.results.course.ErrorSeries.ErrorLine;
import io.broadside.results.series.ErrorKind;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.series.TimeColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The errors of each second of a run, by their kind. Not thread-safe. */
final class ErrorCourse {

  /** More are hard to tell apart in a chart. */
  private static final int SHOWN = 6;

  /** Kinds that are told apart at all; what comes later is with all others. */
  private static final int MOST_KINDS = 200;

  /** Stands for all others. */
  private static final String OTHERS = "";

  private final NavigableMap<Long, Map<String, Long>> seconds = new TreeMap<>();
  private final Map<String, String> kinds = new HashMap<>();

  /** Failed requests of which nobody says why are of another kind. */
  void add(Interval interval) {
    Map<String, Long> errors = new HashMap<>();
    interval.errors().forEach(e -> errors.merge(kind(e.message()), e.count(), Long::sum));
    long told = interval.errors().stream().mapToLong(ErrorKind::count).sum();
    long failed =
        interval.measured().stream()
            .filter(m -> m.measure() == Measure.RESPONSE && !m.ok())
            .mapToLong(m -> m.values().count())
            .sum();
    if (failed > told) {
      errors.merge(OTHERS, failed - told, Long::sum);
    }
    seconds.put(interval.second(), Map.copyOf(errors));
  }

  /** The message, which is kept once for all seconds. */
  private String kind(String message) {
    if (kinds.size() < MOST_KINDS) {
      kinds.putIfAbsent(message, message);
    }
    return kinds.getOrDefault(message, OTHERS);
  }

  /** The seconds {@code [from, to)}, or as far as there are any. */
  ErrorSeries series(long from, long to) {
    TimeColumns columns = TimeColumns.of(from, to, seconds.isEmpty() ? 0 : seconds.lastKey() + 1);
    Map<String, Long> sums = sums(seconds.subMap(columns.from(), columns.end()).values());
    List<String> shown = mostFrequent(sums);
    List<Optional<Map<String, Long>>> worst =
        columns.map((begin, end) -> worst(seconds.subMap(begin, end).values()));
    List<ErrorLine> lines = new ArrayList<>();
    for (String kind : shown) {
      lines.add(new ErrorLine(kind, counts(worst, second -> second.getOrDefault(kind, 0L))));
    }
    if (sums.size() > shown.size()) {
      lines.add(new ErrorLine(null, counts(worst, second -> rest(second, shown))));
    }
    return new ErrorSeries(columns.from(), columns.step(), lines);
  }

  private static Map<String, Long> sums(Collection<Map<String, Long>> seconds) {
    Map<String, Long> sums = new HashMap<>();
    seconds.forEach(second -> second.forEach((kind, n) -> sums.merge(kind, n, Long::sum)));
    return sums;
  }

  private static List<String> mostFrequent(Map<String, Long> sums) {
    return sums.entrySet().stream()
        .filter(sum -> !sum.getKey().equals(OTHERS))
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<Map<String, Long>> worst(Collection<Map<String, Long>> seconds) {
    return seconds.stream().max(Comparator.comparingLong(second -> rest(second, List.of())));
  }

  private static long rest(Map<String, Long> second, List<String> without) {
    return second.entrySet().stream()
        .filter(kind -> !without.contains(kind.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static List<Long> counts(
      List<Optional<Map<String, Long>>> columns, ToLongFunction<Map<String, Long>> count) {
    return columns.stream()
        .map(column -> column.map(count::applyAsLong).orElse(ErrorSeries.UNKNOWN))
        .toList();
  }
}
