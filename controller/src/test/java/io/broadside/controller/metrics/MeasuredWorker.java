package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.SeriesPool;
import io.broadside.protocol.wire.Label;
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
public final class MeasuredWorker {

  private static final String[] LABELS = Label.keys(Label.SCENARIO, Label.REQUEST, Label.OUTCOME);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, double[]> extremes = new HashMap<>();
  private final Histogram times = histogram(MetricNames.RESPONSE, LABELS);
  private final Histogram lateness = histogram(MetricNames.LATENESS, Label.SCENARIO.key());
  private final Counter squares = counter(MetricNames.RESPONSE + "_squared", LABELS);
  private final Gauge shortest = gauge(MetricNames.RESPONSE + "_min");
  private final Gauge longest = gauge(MetricNames.RESPONSE + "_max");
  private final Counter errors =
      counter(MetricNames.ERRORS, Label.keys(Label.SCENARIO, Label.REQUEST, Label.MESSAGE));
  private final Counter started = counter(MetricNames.USERS_STARTED, Label.SCENARIO.key());
  private final Counter ended = counter(MetricNames.USERS_ENDED, Label.SCENARIO.key());

  private Histogram histogram(String name, String... labels) {
    return Histogram.builder()
        .name(name)
        .labelNames(labels)
        .withoutExemplars()
        .nativeOnly()
        .nativeInitialSchema(MetricNames.SCHEMA)
        .nativeMaxNumberOfBuckets(0)
        .nativeMinZeroThreshold(Math.pow(2, -128))
        .nativeMaxZeroThreshold(Math.pow(2, -128))
        .register(registry);
  }

  private Counter counter(String name, String... labels) {
    return Counter.builder().withoutExemplars().name(name).labelNames(labels).register(registry);
  }

  private Gauge gauge(String name) {
    return Gauge.builder().withoutExemplars().name(name).labelNames(LABELS).register(registry);
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
    return Scrape.parse(exposed(), new SeriesPool());
  }
}
