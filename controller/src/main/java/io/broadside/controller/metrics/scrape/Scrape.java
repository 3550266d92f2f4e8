package io.broadside.controller.metrics.scrape;

import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one worker's {@code /metrics} said at one moment. Immutable.
 *
 * @param histograms the native histograms by series
 * @param values counters and gauges by series
 */
public record Scrape(Map<Series, NativeHistogram> histograms, Map<Series, Double> values) {

  /** Copies nothing: both maps are made for it. */
  public Scrape {}

  /**
   * One series.
   *
   * @param name the metric's, as on the wire
   * @param labels its labels
   */
  public record Series(String name, LabelSet labels) {

    /** The value of one of its labels, empty where it has none such. */
    public String get(Label label) {
      return labels.get(label);
    }

    /** Whether it is of requests that failed. */
    public boolean failed() {
      return get(Label.OUTCOME).equals(MetricNames.KO);
    }
  }

  /** The value of a metric without labels, null where there is none. */
  public @Nullable Double value(String name) {
    return values.get(new Series(name, LabelSet.NONE));
  }

  /** The values of all series of a metric together. */
  public double sum(String name) {
    return values.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /**
   * Reads delimited protobuf.
   *
   * @param pool has the series that others named before
   * @throws IOException if it is none, or holds a histogram that cannot be added to the others
   */
  public static Scrape parse(byte[] body, SeriesPool pool) throws IOException {
    return new ScrapeReader(body, pool).read();
  }
}
