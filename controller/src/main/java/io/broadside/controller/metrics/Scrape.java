package io.broadside.controller.metrics;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricFamily;
import io.prometheus.metrics.shaded.com_google_protobuf_4_35_0.CodedInputStream;
import io.prometheus.metrics.shaded.com_google_protobuf_4_35_0.ExtensionRegistryLite;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one worker's {@code /metrics} said at one moment. Immutable.
 *
 * @param histograms the native histograms by series
 * @param values counters and gauges by series
 */
public record Scrape(Map<Series, NativeHistogram> histograms, Map<Series, Double> values) {

  /** Largest index of a bucket, either way: 2^64 seconds, and far below a nanosecond. */
  private static final int FARTHEST = 64 << MetricNames.SCHEMA;

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

  /** The value of a metric without labels, null where there is none. */
  @Nullable Double value(String name) {
    return values.get(new Series(name, List.of()));
  }

  /** The values of all series of a metric together. */
  double sum(String name) {
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
    Map<Series, NativeHistogram> histograms = new HashMap<>();
    Map<Series, Double> values = new HashMap<>();
    CodedInputStream in = CodedInputStream.newInstance(body);
    while (!in.isAtEnd()) {
      MetricFamily family =
          in.readMessage(MetricFamily.parser(), ExtensionRegistryLite.getEmptyRegistry());
      for (Metric metric : family.getMetricList()) {
        Series series = pool.one(new Series(family.getName(), labels(metric)));
        if (metric.hasHistogram()) {
          histograms.put(series, histogram(family.getName(), metric.getHistogram()));
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
    LabelPair[] pairs = metric.getLabelList().toArray(new LabelPair[0]);
    Arrays.sort(pairs, Comparator.comparing(LabelPair::getName));
    String[] values = new String[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      values[i] = pairs[i].getValue();
    }
    return List.of(values);
  }

  /** Spans say where buckets are, deltas how each differs from the one before it. */
  private static NativeHistogram histogram(String name, Histogram h) throws IOException {
    int filled = h.getPositiveDeltaCount();
    if (filled > 0 && h.getSchema() != MetricNames.SCHEMA) {
      throw new IOException(
          "%s has buckets of schema %d, not %d".formatted(name, h.getSchema(), MetricNames.SCHEMA));
    }
    int[] indexes = new int[filled];
    int known = 0;
    long index = 0;
    for (BucketSpan span : h.getPositiveSpanList()) {
      index += span.getOffset();
      long length = Integer.toUnsignedLong(span.getLength());
      if (length > filled - known
          || Math.abs(index) > FARTHEST
          || index + length > FARTHEST
          || (known > 0 && index < indexes[known - 1] + 1)) {
        throw new IOException("%s has buckets that cannot be".formatted(name));
      }
      for (long i = 0; i < length; i++) {
        indexes[known++] = (int) index++;
      }
    }
    if (known != filled) {
      throw new IOException("%s says more buckets than places for them".formatted(name));
    }
    int offset = filled == 0 ? 0 : indexes[0];
    long[] buckets = new long[filled == 0 ? 0 : indexes[filled - 1] - offset + 1];
    long count = 0;
    for (int i = 0; i < filled; i++) {
      count += h.getPositiveDelta(i);
      if (count < 0) {
        throw new IOException("%s has a bucket with fewer than no values".formatted(name));
      }
      buckets[indexes[i] - offset] = count;
    }
    return NativeHistogram.of(offset, buckets, h.getZeroCount(), h.getSampleSum());
  }
}
