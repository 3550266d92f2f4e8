package io.broadside.results.export;

import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.Decision;
import io.broadside.results.compare.Row;
import io.broadside.results.compare.estimate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison in words, for a terminal and for a pull request. */
public final class ComparisonText {

  private static final int MOST_REASONS = 20;

  private ComparisonText() {}

  /** A table and the reasons, for a terminal. */
  public static String plain(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("Comparison: " + comparison.decision());
    if (!comparison.rows().isEmpty()) {
      lines.add(
          "%-40s %-10s %10s %10s %8s  %-19s %s"
              .formatted("request", "figure", "baseline", "now", "change", "99 % interval", ""));
    }
    for (Row row : comparison.rows()) {
      lines.add(
          "%-40s %-10s %10s %10s %8s  %-19s %s"
              .formatted(
                  cut(row.request()),
                  row.figure().label(),
                  value(row, row.baseline()),
                  value(row, row.changed()),
                  change(row),
                  interval(row.interval(), row),
                  row.decision() + (worthALook(row) ? " (worth a look)" : "")));
    }
    lines.add("");
    comparison.reasons().stream().limit(MOST_REASONS).forEach(r -> lines.add("  " + r));
    more(comparison, lines);
    return String.join("\n", lines);
  }

  /** The same in GitHub's Markdown. */
  public static String markdown(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "### %s Comparison: %s".formatted(mark(comparison.decision()), comparison.decision()));
    lines.add("");
    if (!comparison.rows().isEmpty()) {
      lines.add("| Request | Figure | Baseline | Now | Change | 99 % interval | |");
      lines.add("| --- | --- | ---: | ---: | ---: | ---: | --- |");
    }
    for (Row row : comparison.rows()) {
      lines.add(
          "| %s | %s | %s | %s | %s | %s | %s %s |"
              .formatted(
                  Markdown.cell(row.request()),
                  row.figure().label(),
                  value(row, row.baseline()),
                  value(row, row.changed()),
                  change(row),
                  interval(row.interval(), row),
                  mark(row.decision()),
                  row.decision().name().toLowerCase(Locale.ROOT)));
    }
    lines.add("");
    comparison.reasons().stream()
        .limit(MOST_REASONS)
        .forEach(r -> lines.add("- " + Markdown.cell(r)));
    more(comparison, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void more(Comparison comparison, List<String> lines) {
    int more = comparison.reasons().size() - MOST_REASONS;
    if (more > 0) {
      lines.add("  %d more reasons are in the JSON.".formatted(more));
    }
  }

  private static String mark(Decision decision) {
    return switch (decision) {
      case PASS -> "✅";
      case FAIL -> "❌";
      case INCONCLUSIVE -> "❔";
    };
  }

  private static boolean worthALook(Row row) {
    return row.marked() && row.decision() != Decision.FAIL;
  }

  /** A time in ms, or a share in percent. */
  private static String value(Row row, double value) {
    return Double.isNaN(value)
        ? "–"
        : row.figure() == Figure.ERROR_RATE
            ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
            : String.format(Locale.ROOT, value < 0.01 ? "%.1f ms" : "%.0f ms", 1_000 * value);
  }

  private static String change(Row row) {
    if (row.figure() == Figure.ERROR_RATE) {
      return String.format(Locale.ROOT, "%+.2f pp", 100 * row.difference());
    }
    return row.baseline() == 0 || Double.isNaN(row.difference())
        ? "–"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * row.difference() / row.baseline());
  }

  private static String interval(Row.@Nullable Interval interval, Row row) {
    if (interval == null) {
      return "–";
    }
    double scale =
        row.figure() == Figure.ERROR_RATE ? 100 : row.baseline() == 0 ? 0 : 100 / row.baseline();
    return String.format(
        Locale.ROOT,
        "%+.1f to %+.1f %s",
        scale * interval.low(),
        scale * interval.high(),
        row.figure() == Figure.ERROR_RATE ? "pp" : "%");
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
