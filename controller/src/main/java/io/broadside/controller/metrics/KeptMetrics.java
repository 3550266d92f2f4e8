package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.LabelSet;
import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures in a form that can be kept.
 *
 * @param histograms by series
 * @param values counters, smallest and largest values, by series
 */
public record KeptMetrics(List<Histogram> histograms, List<Value> values) {

  /** Nothing measured. */
  public static final KeptMetrics NOTHING = new KeptMetrics(List.of(), List.of());

  /** Copies the lists. */
  public KeptMetrics {
    histograms = List.copyOf(histograms);
    values = List.copyOf(values);
  }

  /**
   * One histogram.
   *
   * @param name of its series
   * @param labels of its series, values by name
   * @param first index of the first bucket
   * @param buckets how many are in that one and those after it
   * @param zeros how many are in none
   * @param sum of all
   */
  public record Histogram(
      String name,
      Map<String, String> labels,
      int first,
      List<Long> buckets,
      long zeros,
      double sum) {}

  /**
   * One number.
   *
   * @param name of its series
   * @param labels of its series, values by name
   * @param value the number
   */
  public record Value(String name, Map<String, String> labels, double value) {}

  /** The form of those figures that add up, or have a smallest or largest. */
  static KeptMetrics of(Scrape scrape) {
    List<Histogram> histograms = new ArrayList<>();
    scrape
        .histograms()
        .forEach(
            (s, h) -> {
              List<Long> buckets = new ArrayList<>();
              for (int i = h.offset(); i < h.end(); i++) {
                buckets.add(h.bucket(i));
              }
              histograms.add(
                  new Histogram(
                      s.name(), s.labels().asMap(), h.offset(), buckets, h.zeros(), h.sum()));
            });
    List<Value> values =
        scrape.values().entrySet().stream()
            .map(e -> new Value(e.getKey().name(), e.getKey().labels().asMap(), e.getValue()))
            .toList();
    return new KeptMetrics(histograms, values);
  }

  Scrape scrape() {
    Map<Series, NativeHistogram> read = new HashMap<>();
    for (Histogram h : histograms) {
      long[] buckets = h.buckets.stream().mapToLong(Long::longValue).toArray();
      read.put(
          new Series(h.name, LabelSet.of(h.labels)),
          NativeHistogram.of(h.first, buckets, h.zeros, h.sum));
    }
    Map<Series, Double> numbers = new HashMap<>();
    values.forEach(v -> numbers.put(new Series(v.name, LabelSet.of(v.labels)), v.value));
    return new Scrape(read, numbers);
  }
}
