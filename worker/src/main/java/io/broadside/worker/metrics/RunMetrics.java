package io.broadside.worker.metrics;

import io.broadside.protocol.plan.TimeWindow;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one run. Every data point is looked up once and kept. Of requests, 1,000 are
 * told apart, of error messages 200.
 */
final class RunMetrics implements Measurements {

  private static final int MOST_REQUESTS = 1_000;
  private static final int LONGEST_REQUEST = 500;
  private static final int MOST_MESSAGES = 200;
  private static final int LONGEST_MESSAGE = 200;
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry;
  private final TimeFamily responses;
  private final TimeFamily asPlanned;
  private final TimeFamily groups;
  private final Histogram lateness;
  private final Counter started;
  private final Counter ended;
  private final Counter errors;
  private final Counter unsent;
  private final Counter ownErrors;
  private final Request ownCode;
  private final ConcurrentHashMap<String, ScenarioMetrics> scenarios = new ConcurrentHashMap<>();
  private final BoundedNames requestNames =
      new BoundedNames(MOST_REQUESTS, LONGEST_REQUEST, MetricNames.OTHER_REQUESTS);
  private final BoundedNames groupNames =
      new BoundedNames(MOST_REQUESTS, LONGEST_REQUEST, MetricNames.OTHER_GROUPS);
  private final BoundedNames messages =
      new BoundedNames(MOST_MESSAGES, LONGEST_MESSAGE, MetricNames.OTHER_MESSAGES);

  /** Nothing measured yet. */
  RunMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    responses = new TimeFamily(registry, MetricNames.RESPONSE, "response time");
    asPlanned =
        new TimeFamily(
            registry,
            MetricNames.AS_PLANNED,
            "response time of a first request, from the planned start of its user");
    groups = new TimeFamily(registry, MetricNames.GROUP, "sum of the response times in a group");
    lateness =
        TimeFamily.histogram(
                MetricNames.LATENESS, "Start of a user minus its planned start", Label.SCENARIO)
            .register(registry);
    started = counter(registry, MetricNames.USERS_STARTED, "Users started", Label.SCENARIO);
    ended = counter(registry, MetricNames.USERS_ENDED, "Users ended", Label.SCENARIO);
    errors =
        counter(
            registry,
            MetricNames.ERRORS,
            "Failed requests",
            Label.SCENARIO,
            Label.REQUEST,
            Label.MESSAGE);
    unsent =
        counter(registry, MetricNames.UNSENT, "Requests that could not be sent", Label.SCENARIO);
    ownErrors = counter(registry, MetricNames.OWN_ERRORS, "Failures of the simulation's own code");
    ownCode = new Request("", MetricNames.OWN_CODE, responses.of());
    GaugeWithCallback.builder()
        .name(MetricNames.USERS_ACTIVE)
        .help("Active users")
        .labelNames(Label.SCENARIO.key())
        .callback(to -> scenarios.values().forEach(s -> to.call((double) s.active(), s.name())))
        .register(registry);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, Label... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(Label.keys(labels))
        .withoutExemplars()
        .register(registry);
  }

  @Override
  public void userStarted(String scenario) {
    scenario(scenario).started().inc();
  }

  @Override
  public void userEnded(String scenario) {
    scenario(scenario).ended().inc();
  }

  @Override
  public void lateness(String scenario, long nanos) {
    scenario(scenario).lateness().observe(Math.max(0, nanos) / NANOS);
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
    Request measured = scenario(scenario).requests().get(path, request);
    measured.took(ok, endMillis - startMillis);
    if (!ok) {
      measured.failed(message == null ? "(no message)" : message, messages, errors);
    }
  }

  @Override
  public void asPlanned(
      String scenario, List<String> path, String request, boolean ok, long millis) {
    scenario(scenario).asPlanned().get(path, request).took(ok, millis);
  }

  @Override
  public void group(
      String scenario, List<String> path, boolean ok, long startMillis, long cumulatedMillis) {
    if (!path.isEmpty()) {
      scenario(scenario)
          .groups()
          .get(path.subList(0, path.size() - 1), path.getLast())
          .took(ok, cumulatedMillis);
    }
  }

  @Override
  public void crash(String scenario, List<String> path, String request, String message) {
    ScenarioMetrics of = scenario(scenario);
    of.unsent().inc();
    of.requests().get(path, request).failed(MetricNames.UNSENT_MESSAGE + message, messages, errors);
  }

  @Override
  public void ownError(String message) {
    ownErrors.inc();
    ownCode.failed(message, messages, errors);
  }

  @Override
  public Measurements windowed(List<TimeWindow> windows, LongUnaryOperator runSecond) {
    return windows.isEmpty()
        ? this
        : new WindowedMetrics(
            this,
            windows,
            runSecond,
            new WindowedMetrics.Families(registry, requestNames, groupNames));
  }

  private ScenarioMetrics scenario(String name) {
    ScenarioMetrics known = scenarios.get(name);
    return known != null ? known : scenarios.computeIfAbsent(name, this::begin);
  }

  private ScenarioMetrics begin(String name) {
    return new ScenarioMetrics(
        name,
        started.labelValues(name),
        ended.labelValues(name),
        lateness.labelValues(name),
        unsent.labelValues(name),
        new Requests(name, responses.of(), requestNames),
        new Requests(name, asPlanned.of(), requestNames),
        new Requests(name, groups.of(), groupNames));
  }
}
