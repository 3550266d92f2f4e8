package io.broadside.results.export;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Totals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as a summary in GitHub's Markdown, which GitLab and others show, too. */
public final class Markdown {

  private static final int MOST_REQUESTS = 30;
  private static final int MOST_ERRORS = 10;

  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  /** The summary of a run. */
  public static String of(RunRecord run) {
    Markdown summary = new Markdown();
    summary.heading(run);
    summary.verdicts(run.verdicts());
    summary.totals(run.totals());
    summary.requests("Request", run.requests());
    summary.requests("First request, from its planned start", run.asPlanned());
    summary.errors(run);
    return summary.text.toString().stripTrailing() + "\n";
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a library's
  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void heading(RunRecord run) {
    Verdicts verdicts = run.verdicts();
    String outcome =
        verdicts == null
            ? words(run.state())
            : "%s, generator %s"
                .formatted(words(verdicts.target().outcome()), words(verdicts.generator().trust()));
    line("### Load test %s: %s", cell(run.test().name()), outcome);
    line("");
    line(
        "Run `%s`%s, %d workers.",
        run.id(),
        run.target() == null ? "" : " against " + cell(run.target()),
        run.fleet().asked());
    if (run.problem() != null) {
      line("");
      line("%s", cell(run.problem()));
    }
    line("");
  }

  private void verdicts(@Nullable Verdicts verdicts) {
    if (verdicts == null) {
      return;
    }
    if (!verdicts.target().assertions().isEmpty()) {
      line("| | Goal | Actual |");
      line("| --- | --- | ---: |");
      verdicts
          .target()
          .assertions()
          .forEach(
              a ->
                  line(
                      "| %s | %s | %s |",
                      a.passed() ? "✅" : "❌",
                      cell(a.text()),
                      a.shown() == null ? "–" : cell(a.shown())));
      line("");
    }
    if (!verdicts.generator().reasons().isEmpty()) {
      line("**The generator's figures are %s:**", words(verdicts.generator().trust()));
      line("");
      verdicts.generator().reasons().forEach(r -> line("- %s", cell(r.message())));
      line("");
    }
  }

  private void totals(Totals t) {
    line(
        "Arrivals: %d planned = %d offered + %d missed + %d unknown. Responses: %d, %d of them"
            + " errors.",
        t.planned(), t.offered(), t.missed(), t.unknown(), t.requests(), t.errors());
    line("");
  }

  private void requests(String what, List<RequestFigures> requests) {
    if (requests.isEmpty()) {
      return;
    }
    line("| %s | Responses | Errors | /s | p50 ms | p95 ms | p99 ms | max ms |", what);
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (RequestFigures r : requests.stream().limit(MOST_REQUESTS).toList()) {
      line(
          "| %s | %d | %d | %.1f | %s | %s | %s | %s |",
          cell(r.scenario() + ": " + r.request()),
          r.count(),
          r.errors(),
          r.perSecond(),
          millis(r.p50()),
          millis(r.p95()),
          millis(r.p99()),
          millis(r.max()));
    }
    int more = requests.size() - MOST_REQUESTS;
    if (more > 0) {
      line("");
      line("%d more requests are in the record.", more);
    }
    line("");
  }

  private void errors(RunRecord run) {
    if (run.errors().isEmpty()) {
      return;
    }
    line("| Errors | Request | Message |");
    line("| ---: | --- | --- |");
    for (ErrorCount e : run.errors().stream().limit(MOST_ERRORS).toList()) {
      line("| %d | %s | %s |", e.count(), cell(e.request()), cell(e.message()));
    }
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String millis(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /** What a target says must not become part of the page: it stays text, in its cell. */
  public static String cell(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("\\", "\\\\")
        .replaceAll("([|`*_\\[\\]#~])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }
}
