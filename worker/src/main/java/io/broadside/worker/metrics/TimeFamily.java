package io.broadside.worker.metrics;

import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A family of times: a histogram, and what a histogram does not know exactly (squares for the
 * standard deviation, the shortest, the longest), by scenario, request and outcome. Thread-safe.
 */
final class TimeFamily {

  private static final List<Label> LABELS = List.of(Label.SCENARIO, Label.REQUEST, Label.OUTCOME);

  /** Makes the recorders of some requests. */
  @FunctionalInterface
  interface Recorders {

    /** A new recorder; to be asked for once for each combination of labels. */
    Recorder recorder(String scenario, String request, boolean ok);
  }

  /** Nothing is measured that finely, so the bucket around zero holds zeros only. */
  private static final double ZERO = Math.pow(2, -128);

  private final String[] labels;
  private final Histogram histogram;
  private final Queue<Recorder> recorders = new ConcurrentLinkedQueue<>();

  /** With further labels. */
  TimeFamily(PrometheusRegistry registry, String name, String what, Label... further) {
    Label[] all = Stream.concat(LABELS.stream(), Stream.of(further)).toArray(Label[]::new);
    labels = Label.keys(all);
    histogram = histogram(name, what, all).register(registry);
    CounterWithCallback.builder()
        .name(name + "_squared")
        .help("Sum of squares of: " + what)
        .labelNames(labels)
        .callback(to -> used().forEach(r -> to.call(r.squares(), r.labels())))
        .register(registry);
    gauge(registry, name + "_min", "Shortest " + what, Recorder::min);
    gauge(registry, name + "_max", "Longest " + what, Recorder::max);
  }

  /** A native histogram whose buckets never change, so that those of all workers add up. */
  static Histogram.Builder histogram(String name, String help, Label... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(Label.keys(labels))
        .withoutExemplars()
        .nativeOnly()
        .nativeInitialSchema(MetricNames.SCHEMA)
        .nativeMaxNumberOfBuckets(0)
        .nativeMinZeroThreshold(ZERO)
        .nativeMaxZeroThreshold(ZERO);
  }

  private void gauge(
      PrometheusRegistry registry, String name, String help, ToDoubleFunction<Recorder> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .callback(to -> used().forEach(r -> to.call(value.applyAsDouble(r), r.labels())))
        .register(registry);
  }

  private Stream<Recorder> used() {
    return recorders.stream().filter(Recorder::used);
  }

  /** The recorders that have those values of the further labels. */
  Recorders of(String... values) {
    return (scenario, request, ok) -> {
      String outcome = ok ? MetricNames.OK : MetricNames.KO;
      String[] all =
          Stream.concat(Stream.of(scenario, request, outcome), Stream.of(values))
              .toArray(String[]::new);
      Recorder recorder = new Recorder(all, histogram.labelValues(all));
      recorders.add(recorder);
      return recorder;
    };
  }
}
