package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.HistogramSum;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every series, added up over all instances. However many workers there are, the series that are
 * told apart are bounded. Not thread-safe.
 */
final class SeriesSums {

  private final Cardinality cardinality;
  private final Map<Series, HistogramSum> histograms = new HashMap<>();
  private final Map<Series, Double> counters = new HashMap<>();
  private final Map<Series, Double> shortest = new HashMap<>();
  private final Map<Series, Double> longest = new HashMap<>();

  /** Nothing measured yet. */
  SeriesSums(Cardinality cardinality) {
    this.cardinality = cardinality;
  }

  /** A copy of what tells series apart. */
  Cardinality cardinality() {
    return cardinality.copy();
  }

  /**
   * Adds what an instance measured since it was asked before.
   *
   * @return how many values these are
   */
  long add(Series series, NativeHistogram now, @Nullable NativeHistogram before) {
    return now.count() == 0
        ? 0
        : histograms
            .computeIfAbsent(cardinality.of(series), s -> new HistogramSum())
            .add(now, before);
  }

  /** Adds to a counter, a smallest or a largest value; of others nothing is kept. */
  void add(Series series, double now, @Nullable Double before) {
    String name = series.name();
    if (name.endsWith("_total")) {
      double more = before == null || before > now ? now : now - before;
      counters.merge(cardinality.of(series), more, Double::sum);
    } else if (name.endsWith("_min")) {
      shortest.merge(cardinality.of(series), now, Math::min);
    } else if (name.endsWith("_max")) {
      longest.merge(cardinality.of(series), now, Math::max);
    }
  }

  /** All of them as one instance would have measured them. */
  Scrape scrape() {
    Map<Series, Double> values = new HashMap<>(counters);
    values.putAll(shortest);
    values.putAll(longest);
    return new Scrape(histograms(), values);
  }

  /** All histograms. */
  Map<Series, NativeHistogram> histograms() {
    Map<Series, NativeHistogram> now = new HashMap<>();
    histograms.forEach((series, h) -> now.put(series, h.snapshot()));
    return now;
  }

  /** All counters. */
  Map<Series, Double> counters() {
    return Map.copyOf(counters);
  }

  /** Failed requests by their messages. */
  Failures failures() {
    return new Failures(counters);
  }

  /** The series of a histogram that fit. */
  Stream<Series> of(String name, Predicate<Series> fits) {
    return histograms.keySet().stream().filter(s -> s.name().equals(name) && fits.test(s));
  }

  /** All series of a histogram together. */
  NativeHistogram histogram(String name) {
    return histograms.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name))
        .map(e -> e.getValue().snapshot())
        .reduce(NativeHistogram.EMPTY, NativeHistogram::plus);
  }

  /** How many values of a histogram are of failed requests. */
  long failed(String name) {
    return histograms.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name) && e.getKey().failed())
        .mapToLong(e -> e.getValue().count())
        .sum();
  }

  /** All series of a counter together. */
  double counter(String name) {
    return counters.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name + "_total"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The histograms that a record keeps, by what it calls them. */
  Map<Key, NativeHistogram> measured() {
    Map<Key, NativeHistogram> measured = new HashMap<>();
    histograms.forEach(
        (series, h) -> recorded(series).ifPresent(k -> measured.put(k, h.snapshot())));
    return measured;
  }

  private static Optional<Key> recorded(Series series) {
    return switch (series.name()) {
      case MetricNames.RESPONSE -> Optional.of(recorded(Measure.RESPONSE, series));
      case MetricNames.AS_PLANNED -> Optional.of(recorded(Measure.AS_PLANNED, series));
      case MetricNames.GROUP -> Optional.of(recorded(Measure.GROUP, series));
      case MetricNames.LATENESS ->
          Optional.of(new Key(Measure.LATENESS, series.get(Label.SCENARIO), "", true));
      default -> Optional.empty();
    };
  }

  private static Key recorded(Measure measure, Series series) {
    return new Key(
        measure, series.get(Label.SCENARIO), series.get(Label.REQUEST), !series.failed());
  }

  /** The statistics of those series of a histogram. */
  RequestStats stats(String name, List<Series> all) {
    NativeHistogram ok = NativeHistogram.EMPTY;
    NativeHistogram ko = NativeHistogram.EMPTY;
    double squares = 0;
    OptionalDouble min = OptionalDouble.empty();
    OptionalDouble max = OptionalDouble.empty();
    for (Series series : all) {
      NativeHistogram times = Objects.requireNonNull(histograms.get(series)).snapshot();
      if (series.failed()) {
        ko = ko.plus(times);
      } else {
        ok = ok.plus(times);
      }
      squares += counters.getOrDefault(new Series(name + "_squared_total", series.labels()), 0.0);
      min = better(min, shortest.get(new Series(name + "_min", series.labels())), Math::min);
      max = better(max, longest.get(new Series(name + "_max", series.labels())), Math::max);
    }
    return new RequestStats(ok, ko, squares, min, max);
  }

  private static OptionalDouble better(
      OptionalDouble best, @Nullable Double value, DoubleBinaryOperator of) {
    return value == null
        ? best
        : OptionalDouble.of(best.isEmpty() ? value : of.applyAsDouble(best.getAsDouble(), value));
  }
}
