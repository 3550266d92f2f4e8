package io.broadside.controller.metrics;

import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
   * @param labels values of its labels, in the order of their names
   */
  public record Series(String name, List<String> labels) {

    /** Copies the labels. */
    public Series {
      labels = List.copyOf(labels);
    }
  }

  /**
   * Reads delimited protobuf.
   *
   * @throws IOException if it is none
   */
  public static Scrape parse(byte[] body) throws IOException {
    Map<Series, NativeHistogram> histograms = new HashMap<>();
    Map<Series, Double> values = new HashMap<>();
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    for (MetricFamily family = MetricFamily.parseDelimitedFrom(in);
        family != null;
        family = MetricFamily.parseDelimitedFrom(in)) {
      for (Metric metric : family.getMetricList()) {
        Series series = new Series(family.getName(), labels(metric));
        if (metric.hasHistogram()) {
          histograms.put(series, histogram(metric.getHistogram()));
        } else if (metric.hasCounter()) {
          values.put(series, metric.getCounter().getValue());
        } else if (metric.hasGauge()) {
          values.put(series, metric.getGauge().getValue());
        }
      }
    }
    return new Scrape(histograms, values);
  }

  private static List<String> labels(Metric metric) {
    return metric.getLabelList().stream()
        .sorted(java.util.Comparator.comparing(LabelPair::getName))
        .map(LabelPair::getValue)
        .toList();
  }

  /** Spans say where buckets are, deltas how each differs from the one before it. */
  private static NativeHistogram histogram(Histogram h) {
    List<Integer> indexes = new ArrayList<>();
    int index = 0;
    for (BucketSpan span : h.getPositiveSpanList()) {
      index += span.getOffset();
      for (int i = 0; i < span.getLength(); i++) {
        indexes.add(index++);
      }
    }
    int offset = indexes.isEmpty() ? 0 : indexes.getFirst();
    long[] buckets = new long[indexes.isEmpty() ? 0 : indexes.getLast() - offset + 1];
    long count = 0;
    for (int i = 0; i < indexes.size(); i++) {
      count += h.getPositiveDelta(i);
      buckets[indexes.get(i) - offset] = count;
    }
    return NativeHistogram.of(offset, buckets, h.getZeroCount(), h.getSampleSum());
  }
}
