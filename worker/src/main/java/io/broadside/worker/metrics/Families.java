package io.broadside.worker.metrics;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The metrics that are kept of times: the histogram, and what a histogram does not know exactly.
 */
final class Families {

  private static final String[] LABELS = {"scenario", "request", "outcome"};

  /**
   * Nothing that is measured lies below; so zero has a bucket of its own, and nothing else is in
   * it.
   */
  private static final double ZERO = Math.pow(2, -128);

  private final Histogram histogram;
  private final Counter squares;
  private final Gauge min;
  private final Gauge max;

  Families(PrometheusRegistry registry, String name, String help) {
    histogram = histogram(name, help, LABELS).register(registry);
    squares =
        Counter.builder()
            .name(name + "_squared")
            .help("sum of squares of: " + help)
            .labelNames(LABELS)
            .withoutExemplars()
            .register(registry);
    min =
        Gauge.builder()
            .name(name + "_min")
            .help("shortest " + help)
            .labelNames(LABELS)
            .register(registry);
    max =
        Gauge.builder()
            .name(name + "_max")
            .help("longest " + help)
            .labelNames(LABELS)
            .register(registry);
  }

  /** A native histogram whose buckets never change, so that those of all workers add up. */
  static Histogram.Builder histogram(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .nativeOnly()
        .nativeInitialSchema(MetricNames.SCHEMA)
        .nativeMaxNumberOfBuckets(0)
        .nativeMinZeroThreshold(ZERO)
        .nativeMaxZeroThreshold(ZERO);
  }

  Recorder recorder(String scenario, String request, String outcome) {
    return new Recorder(
        histogram.labelValues(scenario, request, outcome),
        squares.labelValues(scenario, request, outcome),
        min.labelValues(scenario, request, outcome),
        max.labelValues(scenario, request, outcome));
  }
}
