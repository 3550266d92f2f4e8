package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.record.figures.ErrorCount;
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
  private static final Comparator<ErrorCount> MOST_FREQUENT =
      Comparator.comparingLong(ErrorCount::count)
          .reversed()
          .thenComparing(ErrorCount::scenario)
          .thenComparing(ErrorCount::request)
          .thenComparing(ErrorCount::message);

  List<ErrorCount> mostFrequent(int most) {
    return all().sorted(MOST_FREQUENT).limit(most).toList();
  }

  long ofOwnSockets() {
    return all()
        .filter(e -> SocketErrors.sign(e.message()).isPresent())
        .mapToLong(ErrorCount::count)
        .sum();
  }

  private Stream<ErrorCount> all() {
    return counters.entrySet().stream()
        .filter(e -> e.getKey().name().equals(NAME))
        .map(e -> row(e.getKey(), e.getValue()));
  }

  private static ErrorCount row(Series of, double count) {
    return new ErrorCount(
        of.get(Label.SCENARIO), of.get(Label.REQUEST), of.get(Label.MESSAGE), Math.round(count));
  }
}
