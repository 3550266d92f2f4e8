package io.broadside.controller.metrics;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The figures of one worker, as it would expose them. */
public final class Measured {

  private static final String[] LABELS = {"scenario", "request", "outcome"};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, double[]> extremes = new HashMap<>();
  private final Histogram times =
      Histogram.builder()
          .name(MetricNames.RESPONSE)
          .help("response times")
          .labelNames(LABELS)
          .withoutExemplars()
          .nativeOnly()
          .nativeInitialSchema(MetricNames.SCHEMA)
          .nativeMaxNumberOfBuckets(0)
          .nativeMinZeroThreshold(Math.pow(2, -128))
          .nativeMaxZeroThreshold(Math.pow(2, -128))
          .register(registry);
  private final Histogram lateness =
      Histogram.builder()
          .name(MetricNames.LATENESS)
          .help("lateness")
          .labelNames("scenario")
          .withoutExemplars()
          .nativeOnly()
          .nativeInitialSchema(MetricNames.SCHEMA)
          .nativeMaxNumberOfBuckets(0)
          .nativeMinZeroThreshold(Math.pow(2, -128))
          .nativeMaxZeroThreshold(Math.pow(2, -128))
          .register(registry);
  private final Counter squares =
      Counter.builder()
          .withoutExemplars()
          .name(MetricNames.RESPONSE + "_squared")
          .labelNames(LABELS)
          .register(registry);
  private final Gauge shortest =
      Gauge.builder()
          .withoutExemplars()
          .name(MetricNames.RESPONSE + "_min")
          .labelNames(LABELS)
          .register(registry);
  private final Gauge longest =
      Gauge.builder()
          .withoutExemplars()
          .name(MetricNames.RESPONSE + "_max")
          .labelNames(LABELS)
          .register(registry);

  private final Counter errors =
      Counter.builder()
          .withoutExemplars()
          .name(MetricNames.ERRORS)
          .labelNames("scenario", "request", "message")
          .register(registry);

  private final Counter started = users(MetricNames.USERS_STARTED);
  private final Counter ended = users(MetricNames.USERS_ENDED);

  private Counter users(String name) {
    return Counter.builder()
        .withoutExemplars()
        .name(name)
        .labelNames("scenario")
        .register(registry);
  }

  /** More users of scenario {@code shop} have started, and more have ended. */
  public void users(int begun, int over) {
    started.labelValues("shop").inc(begun);
    ended.labelValues("shop").inc(over);
  }

  /** A user of scenario {@code shop} that was started so many seconds late. */
  public void lateness(double seconds) {
    lateness.labelValues("shop").observe(seconds);
  }

  /** A failed request of scenario {@code shop}. */
  public void error(String request, String message) {
    errors.labelValues("shop", request, message).inc();
  }

  /** A response of scenario {@code shop}, in seconds. */
  public void response(String request, String outcome, double seconds) {
    String[] labels = {"shop", request, outcome};
    double[] range =
        extremes.computeIfAbsent(request + outcome, x -> new double[] {Double.MAX_VALUE, 0});
    range[0] = Math.min(range[0], seconds);
    range[1] = Math.max(range[1], seconds);
    times.labelValues(labels).observe(seconds);
    squares.labelValues(labels).inc(seconds * seconds);
    shortest.labelValues(labels).set(range[0]);
    longest.labelValues(labels).set(range[1]);
  }

  /** As it goes over the wire. */
  public byte[] exposed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PrometheusProtobufWriter().write(out, registry.scrape());
    return out.toByteArray();
  }

  /** As the controller reads it. */
  public Scrape scrape() throws IOException {
    return Scrape.parse(exposed());
  }
}
