package io.broadside.results.export;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.store.RunFolder;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run's figures as gauges with the run's id: OpenMetrics 1.0 (https://openmetrics.io). */
final class OpenMetrics {

  private static final double MILLIS = 1_000;

  private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
  private final RunRecord run;

  private OpenMetrics(RunRecord run) {
    this.run = run;
  }

  static void write(RunFolder folder, OutputStream out) throws IOException {
    OpenMetrics metrics = new OpenMetrics(folder.record());
    metrics.totals();
    metrics.run.requests().forEach(r -> metrics.request(r, r.group() ? "group" : "request"));
    metrics.run.asPlanned().forEach(r -> metrics.request(r, "as planned"));
    metrics.verdicts(metrics.run.verdicts());
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    metrics.gauges.values().forEach(g -> all.metricSnapshot(g.build()));
    new OpenMetricsTextFormatWriter(false, true).write(out, all.build());
  }

  private void gauge(String name, String help, @Nullable Double value, String... labels) {
    if (value != null) {
      gauges
          .computeIfAbsent(name, n -> GaugeSnapshot.builder().name(n).help(help))
          .dataPoint(
              GaugeDataPointSnapshot.builder()
                  .labels(
                      Labels.of("run", run.id(), "test", run.test().name())
                          .merge(Labels.of(labels)))
                  .value(value)
                  .build());
    }
  }

  private void totals() {
    Totals t = run.totals();
    String arrivals = "Users due, by outcome";
    gauge("broadside_run_arrivals", arrivals, (double) t.planned(), "outcome", "planned");
    gauge("broadside_run_arrivals", arrivals, (double) t.offered(), "outcome", "offered");
    gauge("broadside_run_arrivals", arrivals, (double) t.missed(), "outcome", "missed");
    gauge("broadside_run_arrivals", arrivals, (double) t.unknown(), "outcome", "unknown");
  }

  private void request(RequestFigures r, String kind) {
    String[] of = {"scenario", r.scenario(), "request", r.request(), "kind", kind};
    gauge("broadside_run_responses", "Responses", (double) r.count(), of);
    gauge("broadside_run_errors", "Failed responses", (double) r.errors(), of);
    time(r, kind, "0.5", r.p50());
    time(r, kind, "0.75", r.p75());
    time(r, kind, "0.95", r.p95());
    time(r, kind, "0.99", r.p99());
    time(r, kind, "0.999", r.p999());
    time(r, kind, "1", r.max());
  }

  private void time(RequestFigures r, String kind, String quantile, @Nullable Double millis) {
    gauge(
        "broadside_run_response_seconds",
        "Quantiles of the response time",
        millis == null ? null : Double.valueOf(millis / MILLIS),
        "scenario",
        r.scenario(),
        "request",
        r.request(),
        "kind",
        kind,
        "percentile",
        quantile);
  }

  private void verdicts(@Nullable Verdicts verdicts) {
    if (verdicts == null) {
      return;
    }
    gauge(
        "broadside_run_generator_valid",
        "1 where the generator's figures can be trusted",
        verdicts.generator().trust() == Verdicts.Trust.VALID ? 1.0 : 0.0);
    verdicts
        .target()
        .assertions()
        .forEach(
            a ->
                gauge(
                    "broadside_run_goal_met",
                    "1 where an assertion or a goal held",
                    a.passed() ? 1.0 : 0.0,
                    "goal",
                    Objects.requireNonNull(a.text())));
  }
}
