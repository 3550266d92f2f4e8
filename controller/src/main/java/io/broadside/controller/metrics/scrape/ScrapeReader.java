package io.broadside.controller.metrics.scrape;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.results.histogram.NativeHistogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Counter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Gauge;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import io.prometheus.metrics.shaded.com_google_protobuf_4_36_2.CodedInputStream;
import io.prometheus.metrics.shaded.com_google_protobuf_4_36_2.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an exposition in delimited protobuf, field by field: a fleet sends a hundred thousand
 * histograms a second, and the library's own messages take ten times the memory of what is in them.
 * Reads once.
 */
final class ScrapeReader {

  private final CodedInputStream in;
  private final SeriesPool pool;
  private final Map<Series, NativeHistogram> histograms = new HashMap<>();
  private final Map<Series, Double> values = new HashMap<>();
  private final Buckets buckets = new Buckets();
  private List<String> lastNames = List.of();

  ScrapeReader(byte[] body, SeriesPool pool) {
    this.in = CodedInputStream.newInstance(body);
    this.pool = pool;
  }

  /** All of it. */
  Scrape read() throws IOException {
    while (!in.isAtEnd()) {
      family();
    }
    return new Scrape(histograms, values);
  }

  /** A message begins with its length; what is to be restored at its {@link #end}. */
  private int begin() throws IOException {
    return in.pushLimit(in.readRawVarint32());
  }

  private void end(int outer) throws IOException {
    in.checkLastTagWas(0);
    in.popLimit(outer);
  }

  private static int field(int tag) {
    return WireFormat.getTagFieldNumber(tag);
  }

  private void family() throws IOException {
    String name = "";
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (field(tag)) {
        case MetricFamily.NAME_FIELD_NUMBER -> name = in.readString();
        case MetricFamily.METRIC_FIELD_NUMBER -> metric(name);
        default -> in.skipField(tag);
      }
    }
    end(outer);
  }

  private void metric(String name) throws IOException {
    List<String> names = new ArrayList<>(3);
    List<String> labels = new ArrayList<>(3);
    NativeHistogram histogram = null;
    double value = Double.NaN;
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (field(tag)) {
        case Metric.LABEL_FIELD_NUMBER -> label(names, labels);
        case Metric.COUNTER_FIELD_NUMBER -> value = value(Counter.VALUE_FIELD_NUMBER);
        case Metric.GAUGE_FIELD_NUMBER -> value = value(Gauge.VALUE_FIELD_NUMBER);
        case Metric.HISTOGRAM_FIELD_NUMBER -> histogram = histogram(name);
        default -> in.skipField(tag);
      }
    }
    end(outer);
    Series series = pool.one(new Series(name, new LabelSet(same(names), labels)));
    if (histogram != null) {
      histograms.put(series, histogram);
    } else if (!Double.isNaN(value)) {
      values.put(series, value);
    }
  }

  /** Puts a label's value in its place by the label's name. */
  private void label(List<String> names, List<String> values) throws IOException {
    String name = "";
    String value = "";
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (field(tag)) {
        case LabelPair.NAME_FIELD_NUMBER -> name = in.readString();
        case LabelPair.VALUE_FIELD_NUMBER -> value = in.readString();
        default -> in.skipField(tag);
      }
    }
    end(outer);
    int found = Collections.binarySearch(names, name);
    int place = found < 0 ? -found - 1 : found;
    names.add(place, name);
    values.add(place, value);
  }

  /** Series of one metric share their list of names. */
  private List<String> same(List<String> names) {
    if (!names.equals(lastNames)) {
      lastNames = List.copyOf(names);
    }
    return lastNames;
  }

  private double value(int number) throws IOException {
    double value = Double.NaN;
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (field(tag) == number) {
        value = in.readDouble();
      } else {
        in.skipField(tag);
      }
    }
    end(outer);
    return value;
  }

  private NativeHistogram histogram(String name) throws IOException {
    buckets.clear();
    int schema = 0;
    long zeros = 0;
    double sum = 0;
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (field(tag)) {
        case Histogram.SCHEMA_FIELD_NUMBER -> schema = in.readSInt32();
        case Histogram.ZERO_COUNT_FIELD_NUMBER -> zeros = in.readUInt64();
        case Histogram.SAMPLE_SUM_FIELD_NUMBER -> sum = in.readDouble();
        case Histogram.POSITIVE_SPAN_FIELD_NUMBER -> span();
        case Histogram.POSITIVE_DELTA_FIELD_NUMBER -> deltas(tag);
        default -> in.skipField(tag);
      }
    }
    end(outer);
    return buckets.histogram(name, schema, zeros, sum);
  }

  private void span() throws IOException {
    int offset = 0;
    int length = 0;
    int outer = begin();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (field(tag)) {
        case BucketSpan.OFFSET_FIELD_NUMBER -> offset = in.readSInt32();
        case BucketSpan.LENGTH_FIELD_NUMBER -> length = in.readUInt32();
        default -> in.skipField(tag);
      }
    }
    end(outer);
    buckets.span(offset, length);
  }

  /** One of them, or all, packed. */
  private void deltas(int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      buckets.delta(in.readSInt64());
      return;
    }
    int outer = begin();
    while (in.getBytesUntilLimit() > 0) {
      buckets.delta(in.readSInt64());
    }
    in.popLimit(outer);
  }
}
