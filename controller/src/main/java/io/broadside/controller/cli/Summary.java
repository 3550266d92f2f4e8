package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import io.broadside.results.record.ErrorCount;
import io.broadside.results.record.RequestFigures;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Totals;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.WorkerFigures;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What is said of a run at its end: its accounts, its figures, and both verdicts. */
public final class Summary {

  private final PrintStream out;

  /** Prints there. */
  public Summary(PrintStream out) {
    this.out = out;
  }

  /** Prints all of it. */
  public void print(Live live) {
    Totals t = live.totals();
    out.println();
    out.printf(
        "Run %s: %s%s%n",
        live.run().id(),
        live.run().state().name().toLowerCase(Locale.ROOT),
        live.run().problem() == null ? "" : " - " + live.run().problem());
    live.run().warnings().forEach(w -> out.println("Warning: " + w));
    if (live.run().resultsProblem() != null) {
      out.println(live.run().resultsProblem());
    }
    if (live.run().uploadProblem() != null) {
      out.println(live.run().uploadProblem());
    }
    if (live.run().startsAtMillis() == null) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "Arrivals: %,d planned = %,d offered + %,d missed + %,d unknown%s; %,d users started in"
            + " all%n",
        t.planned(),
        t.offered(),
        t.missed(),
        t.unknown(),
        t.unreported() == 0 ? "" : " + %,d not reported yet".formatted(t.unreported()),
        t.started());
    out.printf(
        Locale.ROOT,
        "Responses: %,d, %,d of them errors; p50 %s, p95 %s, p99 %s, max %s ms (percentiles +/-"
            + " %.1f %%)%n",
        t.requests(),
        t.errors(),
        LiveView.number(t.p50()),
        LiveView.number(t.p95()),
        LiveView.number(t.p99()),
        LiveView.number(t.max()),
        t.bucketErrorPercent());
    if (t.unsent() > 0) {
      out.printf(Locale.ROOT, "Requests that could not be sent: %,d%n", t.unsent());
    }
    if (t.ownErrors() > 0) {
      out.printf(Locale.ROOT, "Errors in the simulation's own code: %,d%n", t.ownErrors());
    }
    out.printf(
        "Lateness of starts: p50 %s, p99 %s ms%n",
        LiveView.number(t.latenessP50()), LiveView.number(t.latenessP99()));
    if (live.run().startSkewMillis() != null) {
      out.printf(
          "Start skew: the workers began within %s ms of one another%n",
          LiveView.number(live.run().startSkewMillis()));
    }
    out.println();
    requests("request", live.requests());
    requests("first request, from its planned start", live.asPlanned());
    errors(live.errors());
    workers(live.workers());
    Verdicts verdicts = live.run().verdicts();
    if (verdicts != null) {
      out.printf("%nGenerator: %s%n", verdicts.generator().trust());
      verdicts.generator().reasons().forEach(r -> out.printf("  %s: %s%n", r.trust(), r.message()));
      out.printf(
          "System under test: %s%s%n",
          verdicts.target().outcome().name().replace('_', ' '), soFar(live));
      verdicts
          .target()
          .assertions()
          .forEach(
              a ->
                  out.printf(
                      "  %s %s%s%n",
                      a.passed() ? "ok    " : "FAILED",
                      a.text(),
                      a.shown() == null ? "" : " : actual " + a.shown()));
    }
  }

  /** A verdict on a part of what was planned says so. */
  private static String soFar(Live live) {
    Long length = live.run().profileSeconds();
    if (live.run().state() != RunState.ABORTED) {
      return "";
    }
    return length == null || live.second() < 0 || live.second() >= length
        ? " so far; the run was cut short"
        : " so far; the run was cut short after %d of %d s".formatted(live.second(), length);
  }

  private void requests(String what, List<RequestFigures> rows) {
    if (!rows.isEmpty()) {
      out.printf(
          "%-40s %9s %8s %8s %7s %7s %7s %7s%n",
          what, "count", "errors", "/s", "p50", "p95", "p99", "max");
      for (RequestFigures r : rows) {
        out.printf(
            Locale.ROOT,
            "%-40s %9d %8d %8.1f %7s %7s %7s %7s%n",
            cut(r.scenario() + ": " + r.request()),
            r.count(),
            r.errors(),
            r.perSecond(),
            LiveView.number(r.p50()),
            LiveView.number(r.p95()),
            LiveView.number(r.p99()),
            LiveView.number(r.max()));
      }
    }
  }

  private void errors(List<ErrorCount> rows) {
    if (!rows.isEmpty()) {
      out.println();
      rows.stream()
          .limit(10)
          .forEach(e -> out.printf("%9d x %s: %s%n", e.count(), e.request(), e.message()));
    }
  }

  private void workers(List<WorkerFigures> rows) {
    out.println();
    for (WorkerFigures w : rows) {
      out.printf(
          "%-12s %-10s %8d users%s%s%n",
          w.worker(),
          w.state(),
          w.started(),
          w.lateness() == null ? "" : ", late p99 %s ms".formatted(LiveView.number(w.lateness())),
          w.reason() == null ? "" : "  (" + w.reason() + ")");
    }
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
