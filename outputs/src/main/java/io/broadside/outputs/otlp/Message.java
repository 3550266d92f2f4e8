package io.broadside.outputs.otlp;

import io.broadside.outputs.news.Sample;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.protocol.wire.Version;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes a sample as a message of OpenTelemetry. What Prometheus makes of the names is what the
 * controller calls the same at {@code /metrics}: {@code broadside.response} in s is {@code
 * broadside_response_seconds}.
 */
final class Message {

  private final Sample sample;
  private final long start;
  private final long now;

  private Message(Sample sample) {
    this.sample = sample;
    this.start = TimeUnit.MILLISECONDS.toNanos(sample.startMillis());
    this.now = TimeUnit.MILLISECONDS.toNanos(sample.millis(sample.interval().second() + 1));
  }

  /** The message that says all of a sample. */
  static ExportMetricsServiceRequest of(Sample sample) {
    Message message = new Message(sample);
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .setResource(message.resource())
                .addScopeMetrics(
                    ScopeMetrics.newBuilder()
                        .setScope(
                            InstrumentationScope.newBuilder()
                                .setName("io.broadside")
                                .setVersion(Version.NUMBER))
                        .addAllMetrics(message.metrics())))
        .build();
  }

  /** One instance of the service for each run, so that no run goes on with another's figures. */
  private Resource resource() {
    return Resource.newBuilder()
        .addAttributes(attribute("service.name", "broadside"))
        .addAttributes(attribute("service.version", Version.NUMBER))
        .addAttributes(attribute("service.instance.id", sample.run().id()))
        .addAttributes(attribute("broadside.run", sample.run().id()))
        .addAttributes(attribute("broadside.test", sample.run().test().name()))
        .build();
  }

  private List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(histograms());
    Totals totals = sample.run().totals();
    metrics.add(
        gauge(
            "broadside.arrivals",
            "users due so far; planned = offered + missed + unknown",
            outcome("planned", totals.planned()),
            outcome("offered", totals.offered()),
            outcome("missed", totals.missed()),
            outcome("unknown", totals.unknown())));
    Second last = sample.last();
    if (last != null) {
      metrics.add(gauge("broadside.users.active", "users under way", number(last.active())));
      metrics.add(gauge("broadside.workers", "workers with a share", number(last.workers())));
    }
    return metrics;
  }

  private List<Metric> histograms() {
    Map<Measure, ExponentialHistogram.Builder> all = new EnumMap<>(Measure.class);
    sample
        .soFar()
        .forEach(
            (key, histogram) ->
                all.computeIfAbsent(
                        key.measure(),
                        m ->
                            ExponentialHistogram.newBuilder()
                                .setAggregationTemporality(
                                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE))
                    .addDataPoints(named(Histograms.point(histogram), key)));
    return all.entrySet().stream()
        .map(
            e ->
                Metric.newBuilder()
                    .setName(name(e.getKey()))
                    .setUnit("s")
                    .setExponentialHistogram(e.getValue())
                    .build())
        .toList();
  }

  private ExponentialHistogramDataPoint named(
      ExponentialHistogramDataPoint.Builder point, Key key) {
    point.setStartTimeUnixNano(start).setTimeUnixNano(now);
    point.addAttributes(attribute("scenario", key.scenario()));
    if (key.measure() != Measure.LATENESS) {
      point.addAttributes(attribute("request", key.request()));
      point.addAttributes(attribute("outcome", key.ok() ? MetricNames.OK : MetricNames.KO));
    }
    return point.build();
  }

  private static String name(Measure measure) {
    return switch (measure) {
      case RESPONSE -> "broadside.response";
      case AS_PLANNED -> "broadside.response.as_planned";
      case GROUP -> "broadside.group";
      case LATENESS -> "broadside.lateness";
    };
  }

  private static Metric gauge(String name, String help, NumberDataPoint... points) {
    return Metric.newBuilder()
        .setName(name)
        .setDescription(help)
        .setGauge(Gauge.newBuilder().addAllDataPoints(List.of(points)))
        .build();
  }

  private NumberDataPoint outcome(String outcome, long count) {
    return number(count).toBuilder().addAttributes(attribute("outcome", outcome)).build();
  }

  private NumberDataPoint number(long value) {
    return NumberDataPoint.newBuilder().setTimeUnixNano(now).setAsInt(value).build();
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
