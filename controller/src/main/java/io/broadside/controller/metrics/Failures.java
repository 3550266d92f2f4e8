package io.broadside.controller.metrics;

import io.broadside.controller.api.ErrorRow;
import io.broadside.controller.metrics.Scrape.Series;
import io.broadside.protocol.wire.MetricNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Failed requests by their messages.
 *
 * @param counters in which they are, among others
 */
record Failures(Map<Series, Double> counters) {

  private static final String NAME = MetricNames.ERRORS + "_total";
  private static final Comparator<ErrorRow> MOST_FREQUENT =
      Comparator.comparingLong(ErrorRow::count)
          .reversed()
          .thenComparing(ErrorRow::scenario)
          .thenComparing(ErrorRow::request)
          .thenComparing(ErrorRow::message);

  List<ErrorRow> mostFrequent(int most) {
    return all().sorted(MOST_FREQUENT).limit(most).toList();
  }

  long ofOwnSockets() {
    return all()
        .filter(e -> SocketErrors.sign(e.message()).isPresent())
        .mapToLong(ErrorRow::count)
        .sum();
  }

  private Stream<ErrorRow> all() {
    return counters.entrySet().stream()
        .filter(e -> e.getKey().name().equals(NAME))
        .map(e -> row(e.getKey().labels(), e.getValue()));
  }

  private static ErrorRow row(List<String> labels, double count) {
    return new ErrorRow(labels.get(2), labels.get(1), labels.get(0), Math.round(count));
  }
}
