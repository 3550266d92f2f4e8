package io.broadside.controller.cli.terminal;

import io.broadside.results.record.figures.RequestFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures of requests, a line each.
 *
 * @param what they are
 * @param nameWidth room for a name
 */
record RequestTable(String what, int nameWidth) {

  private static final String FORM = " %10s %8s %8s %7s %7s %7s %7s";

  /** What the figures take beside the names. */
  static final int FIGURES = String.format(FORM, "", "", "", "", "", "", "").length();

  /** The table of rows whose names are shown as a whole, unless they are very long. */
  static RequestTable fitting(String what, List<RequestFigures> rows, int widest) {
    int longest = rows.stream().mapToInt(r -> name(r).length()).max().orElse(0);
    return new RequestTable(what, Math.clamp(longest, Math.min(what.length(), widest), widest));
  }

  private static String name(RequestFigures row) {
    return Text.harmless(row.scenario() + ": " + row.request());
  }

  /** The head, and a line for each row. */
  List<String> lines(List<RequestFigures> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(line(what, "count", "errors", "/s", "p50", "p95", "p99", "max"));
    for (RequestFigures r : rows) {
      lines.add(
          line(
              name(r),
              String.format(Locale.ROOT, "%,d", r.count()),
              String.format(Locale.ROOT, "%,d", r.errors()),
              String.format(Locale.ROOT, "%,.1f", r.perSecond()),
              Text.millis(r.p50()),
              Text.millis(r.p95()),
              Text.millis(r.p99()),
              Text.millis(r.max())));
    }
    return lines;
  }

  private String line(String name, Object... figures) {
    String cut = Text.shortened(name, nameWidth);
    return cut + " ".repeat(nameWidth - cut.length()) + FORM.formatted(figures);
  }
}
