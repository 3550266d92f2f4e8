package io.broadside.controller.cli;

import io.broadside.controller.api.ErrorRow;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RequestRow;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.Second;
import io.broadside.controller.api.Totals;
import io.broadside.controller.api.Verdicts;
import io.broadside.controller.api.WorkerRow;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run in a terminal: one line that moves where it can, a line every few seconds where it
 * cannot.
 */
final class Terminal {

  private static final int PLAIN_EVERY = 5;
  private static final int BAR = 20;

  private final PrintStream out;
  private final boolean moves;
  private int events;
  private String lastState = "";

  Terminal(PrintStream out, boolean moves) {
    this.out = out;
    this.moves = moves;
  }

  void say(String line) {
    out.println(line);
  }

  /** Shows how things stand. */
  void show(Live live) {
    if (live.run().state().isFinal()) {
      clear();
      return;
    }
    String line = line(live);
    boolean news = !lastState.equals(live.run().state().name());
    lastState = live.run().state().name();
    if (moves) {
      clear();
      out.print(line);
      out.flush();
    } else if (news || events++ % PLAIN_EVERY == 0) {
      out.println(line);
    }
  }

  private void clear() {
    if (moves) {
      out.print("\r\u001b[2K");
    }
  }

  private static String line(Live live) {
    RunState state = live.run().state();
    if (state == RunState.CREATED || state == RunState.WAITING) {
      return "waiting for workers: "
          + live.workers().stream()
              .filter(w -> !w.state().equals("gone"))
              .map(w -> w.worker() + " " + w.state())
              .collect(Collectors.joining(", "));
    }
    if (live.second() < 0) {
      return "all %d workers are ready, start in %d s"
          .formatted(live.workers().size(), -live.second());
    }
    Second last = live.seconds().isEmpty() ? null : live.seconds().getLast();
    // the last second that everybody has reported on; in a younger one, users are still to be
    // counted
    Second settled =
        live.seconds().stream().filter(Second::settled).reduce((a, b) -> b).orElse(last);
    Long length = live.run().profileSeconds();
    long working = live.workers().stream().filter(w -> w.share() > 0).count();
    return "%s  %s planned, %s offered /s  p50 %s p95 %s p99 %s ms  errors %d  users %d  workers %d  late %s ms"
        .formatted(
            progress(live.second(), length),
            settled == null ? "-" : settled.planned(),
            settled == null ? "-" : settled.offered(),
            number(last == null ? null : last.p50()),
            number(last == null ? null : last.p95()),
            number(last == null ? null : last.p99()),
            live.totals().errors(),
            last == null ? 0 : last.active(),
            working,
            number(last == null ? null : last.lateness()));
  }

  private static String progress(long second, @Nullable Long length) {
    if (length == null || length == 0) {
      return "%d s".formatted(second);
    }
    int done = Math.clamp(second * BAR / length, 0, BAR);
    return "[%s%s] %d/%d s".formatted("#".repeat(done), ".".repeat(BAR - done), second, length);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /** The closing summary. */
  void summary(Live live) {
    Totals t = live.totals();
    out.println();
    out.printf(
        "Run %s: %s%s%n",
        live.run().id(),
        live.run().state().name().toLowerCase(Locale.ROOT),
        live.run().problem() == null ? "" : " - " + live.run().problem());
    if (live.run().startsAtMillis() == null) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "Arrivals: %,d planned = %,d offered + %,d missed + %,d unknown; %,d users started in"
            + " all%n",
        t.planned(),
        t.offered(),
        t.missed(),
        t.unknown(),
        t.started());
    out.printf(
        Locale.ROOT,
        "Responses: %,d, %,d of them errors; p50 %s, p95 %s, p99 %s, max %s ms (percentiles +/-"
            + " %.1f %%)%n",
        t.requests(),
        t.errors(),
        number(t.p50()),
        number(t.p95()),
        number(t.p99()),
        number(t.max()),
        t.bucketErrorPercent());
    out.printf(
        "Lateness of starts: p50 %s, p99 %s ms%n%n",
        number(t.latenessP50()), number(t.latenessP99()));
    requests(live.requests());
    errors(live.errors());
    workers(live.workers());
    Verdicts verdicts = live.run().verdicts();
    if (verdicts != null) {
      out.printf("%nGenerator: %s%n", verdicts.generator().trust());
      verdicts.generator().reasons().forEach(r -> out.printf("  %s: %s%n", r.trust(), r.message()));
      out.printf("System under test: %s%n", verdicts.target().outcome().name().replace('_', ' '));
      verdicts
          .target()
          .assertions()
          .forEach(
              a ->
                  out.printf(
                      "  %s %s%s%n",
                      a.passed() ? "ok    " : "FAILED",
                      a.text(),
                      a.actual() == null ? "" : " : actual " + number(a.actual())));
    }
  }

  private void requests(List<RequestRow> rows) {
    if (!rows.isEmpty()) {
      out.printf(
          "%-40s %9s %8s %8s %7s %7s %7s %7s%n",
          "request", "count", "errors", "/s", "p50", "p95", "p99", "max");
      for (RequestRow r : rows) {
        out.printf(
            Locale.ROOT,
            "%-40s %9d %8d %8.1f %7s %7s %7s %7s%n",
            cut(r.scenario() + ": " + r.request()),
            r.count(),
            r.errors(),
            r.perSecond(),
            number(r.p50()),
            number(r.p95()),
            number(r.p99()),
            number(r.max()));
      }
    }
  }

  private void errors(List<ErrorRow> rows) {
    if (!rows.isEmpty()) {
      out.println();
      rows.stream()
          .limit(10)
          .forEach(e -> out.printf("%9d x %s: %s%n", e.count(), e.request(), e.message()));
    }
  }

  private void workers(List<WorkerRow> rows) {
    out.println();
    for (WorkerRow w : rows) {
      out.printf(
          "%-12s %-10s %8d users, late p99 %s ms%s%n",
          w.worker(),
          w.state(),
          w.started(),
          number(w.lateness()),
          w.reason() == null ? "" : "  (" + w.reason() + ")");
    }
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
