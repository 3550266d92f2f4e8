package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The merged figures as Prometheus reads them: native histograms in protobuf, classic ones in text.
 *
 * @param histograms by series
 * @param counters by series
 * @param arrivals users due so far, by what became of them: planned, offered, missed, unknown
 */
public record Exposition(
    Map<Scrape.Series, NativeHistogram> histograms,
    Map<Scrape.Series, Double> counters,
    Map<String, Long> arrivals) {

  /**
   * Upper bounds of the classic buckets, seconds: those of Prometheus' client libraries and two
   * more.
   */
  private static final double[] BOUNDS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, Double.POSITIVE_INFINITY
  };

  /** Nothing measured yet. */
  public static final Exposition EMPTY = new Exposition(Map.of(), Map.of(), Map.of());

  /**
   * What to answer.
   *
   * @param contentType its media type
   * @param body in that format
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(String contentType, byte[] body) {}

  /** Writes everything in the format that an {@code Accept} header asks for. */
  public Answer write(@Nullable String accept) {
    return write(accept, List.of());
  }

  /** The same, and more metrics. */
  public Answer write(@Nullable String accept, List<MetricSnapshot> more) {
    ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(accept);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      writer.write(out, snapshots(more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(writer.getContentType(), out.toByteArray());
  }

  private MetricSnapshots snapshots(List<MetricSnapshot> more) {
    List<MetricSnapshot> all = new ArrayList<>(more);
    histograms.keySet().stream()
        .map(Scrape.Series::name)
        .distinct()
        .forEach(name -> all.add(histogram(name)));
    counters.keySet().stream()
        .map(Scrape.Series::name)
        .filter(n -> n.startsWith("broadside_") && !n.startsWith("broadside_cgroup"))
        .distinct()
        .forEach(name -> all.add(counter(name)));
    if (!arrivals.isEmpty()) {
      all.add(due());
    }
    return new MetricSnapshots(all);
  }

  /** A gauge, since an arrival that is unknown for now may turn out as offered. */
  private GaugeSnapshot due() {
    GaugeSnapshot.Builder builder =
        GaugeSnapshot.builder()
            .name(MetricNames.ARRIVALS)
            .help("users due so far; planned = offered + missed + unknown");
    arrivals.forEach(
        (outcome, count) ->
            builder.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(Label.OUTCOME.key(), outcome))
                    .value(count)
                    .build()));
    return builder.build();
  }

  private HistogramSnapshot histogram(String name) {
    HistogramSnapshot.Builder builder =
        HistogramSnapshot.builder().name(name).help("merged over the fleet");
    histograms.forEach(
        (series, h) -> {
          if (series.name().equals(name)) {
            builder.dataPoint(point(labels(series), h));
          }
        });
    return builder.build();
  }

  private static HistogramSnapshot.HistogramDataPointSnapshot point(
      Labels labels, NativeHistogram h) {
    NativeHistogramBuckets.Builder fine = NativeHistogramBuckets.builder();
    long[] coarse = new long[BOUNDS.length];
    coarse[0] = h.zeros();
    for (int i = h.offset(); i < h.end(); i++) {
      if (h.bucket(i) > 0) {
        fine.bucket(i, h.bucket(i));
        coarse[coarse(Math.pow(2, (i - 0.5) / (1 << MetricNames.SCHEMA)))] += h.bucket(i);
      }
    }
    return HistogramSnapshot.HistogramDataPointSnapshot.builder()
        .labels(labels)
        .sum(h.sum())
        .nativeSchema(MetricNames.SCHEMA)
        .nativeZeroCount(h.zeros())
        .nativeBucketsForPositiveValues(fine.build())
        .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, coarse))
        .build();
  }

  private static int coarse(double seconds) {
    int i = 0;
    while (seconds > BOUNDS[i]) {
      i++;
    }
    return i;
  }

  private CounterSnapshot counter(String name) {
    String base =
        name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
    CounterSnapshot.Builder builder =
        CounterSnapshot.builder().name(base).help("summed over the fleet");
    counters.forEach(
        (series, value) -> {
          if (series.name().equals(name)) {
            builder.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(series))
                    .value(Math.max(0, value))
                    .build());
          }
        });
    return builder.build();
  }

  private static Labels labels(Scrape.Series series) {
    return Labels.of(series.labels().names(), series.labels().values());
  }
}
