package io.broadside.worker.metrics;

import io.broadside.protocol.wire.MetricNames;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one engine, and of its JVM. Every data point is looked up once and kept;
 * names and messages are bounded in number, so that a simulation that makes them up cannot fill the
 * memory.
 */
public final class WorkerMetrics implements Measurements {

  private static final int MOST_REQUESTS = 1_000;
  private static final int MOST_MESSAGES = 200;
  private static final int LONGEST_MESSAGE = 200;
  private static final String OTHER_REQUESTS = "(other requests)";
  private static final String OTHER_MESSAGES = "(other messages)";
  private static final double NANOS = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Families responses;
  private final Families groups;
  private final Histogram lateness;
  private final Counter started;
  private final Counter ended;
  private final Gauge active;
  private final Counter errors;
  private final ConcurrentHashMap<String, Scenario> scenarios = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> messages = new ConcurrentHashMap<>();

  /**
   * A registry with nothing measured yet.
   *
   * @param process whether the metrics of the JVM and its container are wanted, too
   */
  public WorkerMetrics(boolean process) {
    PrometheusRegistry own = registry.getPrometheusRegistry();
    responses = new Families(own, MetricNames.RESPONSE, "response time");
    groups = new Families(own, MetricNames.GROUP, "sum of a group's response times");
    lateness =
        Families.histogram(
                MetricNames.LATENESS, "start of a user minus its planned start", "scenario")
            .register(own);
    started = counter(own, MetricNames.USERS_STARTED, "users started", "scenario");
    ended = counter(own, MetricNames.USERS_ENDED, "users ended", "scenario");
    errors = counter(own, MetricNames.ERRORS, "failed requests", "scenario", "request", "message");
    active =
        Gauge.builder()
            .name(MetricNames.USERS_ACTIVE)
            .help("users under way")
            .labelNames("scenario")
            .register(own);
    if (process) {
      bindProcess();
    }
  }

  @SuppressWarnings("resource") // lives as long as the process
  private void bindProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new CgroupMetrics().bindTo(registry);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  /**
   * Writes all metrics in the format that an {@code Accept} header asks for; returns its content
   * type.
   */
  public String contentType(@Nullable String accept) {
    return accept != null && accept.contains("protobuf")
        ? "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
            + " encoding=delimited"
        : accept != null && accept.contains("openmetrics")
            ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
            : "text/plain; version=0.0.4; charset=utf-8";
  }

  /** Writes all metrics in the format of that content type. */
  public void write(OutputStream out, String contentType) throws IOException {
    registry.scrape(out, contentType);
  }

  @Override
  public void userStarted(String scenario) {
    Scenario s = scenario(scenario);
    s.started.inc();
    s.active.inc();
  }

  @Override
  public void userEnded(String scenario) {
    Scenario s = scenario(scenario);
    s.ended.inc();
    s.active.dec();
  }

  @Override
  public void lateness(String scenario, long nanos) {
    scenario(scenario).lateness.observe(nanos / NANOS);
  }

  @Override
  public void response(
      String scenario,
      List<String> path,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message) {
    scenario(scenario).recorder(responses, join(path, request), ok).record(endMillis - startMillis);
    if (!ok) {
      error(scenario, join(path, request), message == null ? "no message" : message);
    }
  }

  @Override
  public void group(String scenario, List<String> path, boolean ok, long cumulatedMillis) {
    scenario(scenario)
        .recorder(groups, String.join(MetricNames.PATH_SEPARATOR, path), ok)
        .record(cumulatedMillis);
  }

  @Override
  public void crash(String scenario, List<String> path, String request, String message) {
    error(scenario, join(path, request), "could not be sent: " + message);
  }

  private static String join(List<String> path, String request) {
    return path.isEmpty()
        ? request
        : String.join(MetricNames.PATH_SEPARATOR, path) + MetricNames.PATH_SEPARATOR + request;
  }

  private void error(String scenario, String request, String message) {
    String cut =
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    String known =
        messages.size() < MOST_MESSAGES
            ? messages.computeIfAbsent(cut, m -> m)
            : messages.getOrDefault(cut, OTHER_MESSAGES);
    errors.labelValues(scenario, scenario(scenario).known(request), known).inc();
  }

  private Scenario scenario(String name) {
    Scenario known = scenarios.get(name);
    return known != null ? known : scenarios.computeIfAbsent(name, Scenario::new);
  }

  /** What is kept for one scenario. */
  private final class Scenario {

    private final String name;
    private final CounterDataPoint started;
    private final CounterDataPoint ended;
    private final GaugeDataPoint active;
    private final DistributionDataPoint lateness;
    private final ConcurrentHashMap<String, Recorder> ok = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Recorder> ko = new ConcurrentHashMap<>();

    Scenario(String name) {
      this.name = name;
      this.started = WorkerMetrics.this.started.labelValues(name);
      this.ended = WorkerMetrics.this.ended.labelValues(name);
      this.active = WorkerMetrics.this.active.labelValues(name);
      this.lateness = WorkerMetrics.this.lateness.labelValues(name);
    }

    Recorder recorder(Families families, String request, boolean isOk) {
      ConcurrentHashMap<String, Recorder> recorders = isOk ? ok : ko;
      Recorder recorder = recorders.get(request);
      if (recorder != null) {
        return recorder;
      }
      String bounded = recorders.size() < MOST_REQUESTS ? request : OTHER_REQUESTS;
      return recorders.computeIfAbsent(
          bounded, r -> families.recorder(name, r, isOk ? MetricNames.OK : MetricNames.KO));
    }

    String known(String request) {
      return ko.containsKey(request) || ko.size() < MOST_REQUESTS ? request : OTHER_REQUESTS;
    }
  }
}
