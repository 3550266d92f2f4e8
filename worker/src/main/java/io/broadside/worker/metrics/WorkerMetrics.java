package io.broadside.worker.metrics;

import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.worker.metrics.host.ContainerMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one registry of an engine: what its run measures, its JVM, and its container. Thread-safe.
 */
public final class WorkerMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final RunMetrics run = new RunMetrics(registry.getPrometheusRegistry());

  private WorkerMetrics() {}

  /**
   * The metrics of an engine's process.
   *
   * @param gatling the version that runs in it
   */
  @SuppressWarnings("resource") // the binders live as long as the process
  public static WorkerMetrics ofProcess(String gatling) {
    WorkerMetrics metrics = new WorkerMetrics();
    new JvmMemoryMetrics().bindTo(metrics.registry);
    new JvmThreadMetrics().bindTo(metrics.registry);
    new JvmGcMetrics().bindTo(metrics.registry);
    new ProcessorMetrics().bindTo(metrics.registry);
    new FileDescriptorMetrics().bindTo(metrics.registry);
    new UptimeMetrics().bindTo(metrics.registry);
    Info.builder()
        .name(MetricNames.WORKER_INFO)
        .help("What measures")
        .labelNames(Label.keys(Label.GATLING, Label.JAVA))
        .register(metrics.registry.getPrometheusRegistry())
        .setLabelValues(gatling, Runtime.version().toString());
    ContainerMetrics.register(metrics.registry.getPrometheusRegistry(), Path.of("/"));
    return metrics;
  }

  /** The metrics of a run alone. */
  public static WorkerMetrics ofRun() {
    return new WorkerMetrics();
  }

  /** Where the run reports. */
  public Measurements measurements() {
    return run;
  }

  /**
   * All figures as they are now.
   *
   * @param accept the {@code Accept} header: protobuf, with the native histograms, or one of the
   *     two text formats, without
   */
  public WrittenFigures scrape(@Nullable String accept) {
    return WrittenFigures.of(formats.findWriter(accept), registry.getPrometheusRegistry().scrape());
  }
}
