package io.broadside.controller.cli.terminal;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The summary that a terminal prints at the end of a run: both verdicts, its accounts, its figures,
 * and both verdicts again.
 */
public final class Summary {

  /** Lines of a file may be long. */
  static final int OF_A_FILE = 160;

  private static final int MOST_ERRORS = 10;
  private static final int LEAST_NAME = 20;

  private final PrintStream out;
  private final Ink ink;
  private final int columns;

  /** Prints there, without colours. */
  public Summary(PrintStream out) {
    this(out, Ink.PLAIN, OF_A_FILE);
  }

  /**
   * Prints there.
   *
   * @param columns room for a line of a table
   */
  Summary(PrintStream out, Ink ink, int columns) {
    this.out = out;
    this.ink = ink;
    this.columns = columns;
  }

  /** Prints all of it. */
  public void print(Live live) {
    RunView run = live.run();
    out.println();
    out.printf(
        "Run %s: %s%s%n",
        run.id(),
        run.state().name().toLowerCase(Locale.ROOT),
        run.problem() == null ? "" : " - " + Text.harmlessLines(run.problem()));
    run.warnings().forEach(w -> out.println("Warning: " + Text.harmlessLines(w)));
    Stream.of(run.resultsProblem(), run.uploadProblem())
        .filter(Objects::nonNull)
        .forEach(out::println);
    if (run.startsAtMillis() == null) {
      return;
    }
    Verdicts verdicts = run.verdicts();
    if (verdicts != null) {
      reasons(verdicts, live);
    }
    out.println();
    totals(live.totals(), run);
    requests("request", live.requests());
    requests("first request, from its planned start", live.asPlanned());
    errors(live.errors());
    workers(live.workers());
    if (verdicts != null) {
      out.printf("%n%s   %s%n", generator(verdicts), target(verdicts, live));
    }
  }

  private void reasons(Verdicts verdicts, Live live) {
    out.printf("%n%s%n", generator(verdicts));
    verdicts.generator().reasons().forEach(r -> out.printf("  %s: %s%n", r.trust(), r.message()));
    out.printf("%s%n", target(verdicts, live));
    for (Verdicts.Judged a : verdicts.target().assertions()) {
      out.printf(
          "  %s %s%s%n",
          a.passed() ? ink.good("ok    ") : ink.bad("FAILED"),
          Text.harmless(a.text()),
          a.shown() == null ? "" : " : actual " + a.shown());
    }
  }

  private String generator(Verdicts verdicts) {
    Verdicts.Trust trust = verdicts.generator().trust();
    return "Generator: "
        + switch (trust) {
          case VALID -> ink.good(trust.name());
          case SUSPECT -> ink.doubtful(trust.name());
          case INVALID -> ink.bad(trust.name());
        };
  }

  private String target(Verdicts verdicts, Live live) {
    Verdicts.Outcome outcome = verdicts.target().outcome();
    String word = outcome.name().replace('_', ' ');
    return "System under test: "
        + switch (outcome) {
          case PASSED -> ink.good(word);
          case FAILED, NOTHING_MEASURED -> ink.bad(word);
          case NOTHING_ASSERTED -> word;
        }
        + soFar(live);
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

  private void totals(Totals t, RunView run) {
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
        Text.millis(t.p50()),
        Text.millis(t.p95()),
        Text.millis(t.p99()),
        Text.millis(t.max()),
        t.bucketErrorPercent());
    if (t.unsent() > 0) {
      out.printf(Locale.ROOT, "Requests that could not be sent: %,d%n", t.unsent());
    }
    if (t.ownErrors() > 0) {
      out.printf(Locale.ROOT, "Errors in the simulation's own code: %,d%n", t.ownErrors());
    }
    out.printf(
        Locale.ROOT,
        "Lateness of starts: p50 %s, p99 %s ms%n",
        Text.millis(t.latenessP50()),
        Text.millis(t.latenessP99()));
    if (run.startSkewMillis() != null) {
      out.printf(
          Locale.ROOT,
          "Start skew: the workers began within %s ms of one another%n",
          Text.millis(run.startSkewMillis()));
    }
  }

  private void requests(String what, List<RequestFigures> rows) {
    if (!rows.isEmpty()) {
      int widest = Math.max(LEAST_NAME, columns - RequestTable.FIGURES);
      out.println();
      RequestTable.fitting(what, rows, widest).lines(rows).forEach(out::println);
    }
  }

  private void errors(List<ErrorCount> rows) {
    if (!rows.isEmpty()) {
      out.println();
      rows.stream()
          .limit(MOST_ERRORS)
          .forEach(
              e ->
                  out.printf(
                      Locale.ROOT,
                      "%,9d x %s: %s%n",
                      e.count(),
                      Text.harmless(e.request()),
                      Text.harmless(e.message())));
      if (rows.size() > MOST_ERRORS) {
        out.printf(
            Locale.ROOT, "          … and %d other kinds of errors%n", rows.size() - MOST_ERRORS);
      }
    }
  }

  private void workers(List<WorkerFigures> rows) {
    out.println();
    for (WorkerFigures w : rows) {
      out.printf(
          Locale.ROOT,
          "%-12s %-10s %,8d users%s%s%n",
          w.worker(),
          w.state(),
          w.started(),
          w.lateness() == null ? "" : ", late p99 %s ms".formatted(Text.millis(w.lateness())),
          w.reason() == null ? "" : "  (" + Text.harmless(w.reason()) + ")");
    }
  }
}
