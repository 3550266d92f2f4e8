package io.broadside.controller.cli.terminal;

import io.broadside.controller.api.Live;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Second;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as a few lines of text: how far it is, its last seconds as small curves, and, where there
 * is room, its slowest requests.
 */
final class LiveView {

  private static final Set<String> READY = Set.of("ready", "running", "finished");

  /** More seconds than any terminal has columns. */
  private static final int REMEMBERED = 1_000;

  private static final int BAR = 30;
  private static final int LEAST_BAR = 10;
  private static final int MOST_REQUESTS = 8;
  private static final int LEAST_NAME = 12;
  private static final int LONGEST_NAME = 60;

  private final Ink ink;
  private final TreeMap<Long, Second> recent = new TreeMap<>();

  LiveView(Ink ink) {
    this.ink = ink;
  }

  /** For a terminal in which lines can be drawn anew; no line is longer than it is wide. */
  List<String> lines(Live live, Screen screen) {
    Second now = take(live);
    List<String> lines = new ArrayList<>();
    if (now == null) {
      lines.add(before(live));
    } else {
      lines.add(head(live, now, screen.columns()));
      List<Curve> curves = curves(live, now);
      int figures = curves.stream().mapToInt(c -> Text.width(c.figures())).max().orElse(0);
      curves.forEach(c -> lines.add(c.line(screen.columns(), figures)));
      lines.addAll(requests(live.requests(), screen, lines.size()));
    }
    return lines.stream()
        .limit(Math.max(1, screen.rows() - 1))
        .map(l -> Text.cut(l, screen.columns()))
        .toList();
  }

  /** For a file, or a pipeline's log. */
  String line(Live live) {
    Second now = take(live);
    return now == null
        ? before(live)
        : "%s  %d planned, %d offered /s  p50 %s p95 %s p99 %s ms  errors %d  users %d  workers %d  late %s ms"
            .formatted(
                progress(live, BAR),
                now.planned(),
                now.offered(),
                Text.millis(now.p50()),
                Text.millis(now.p95()),
                Text.millis(now.p99()),
                errors(live),
                now.active(),
                working(live),
                Text.millis(now.lateness()));
  }

  /**
   * The last second that everybody has reported on, since in a younger one users are still to be
   * counted; null before the start.
   */
  private @Nullable Second take(Live live) {
    live.seconds().forEach(s -> recent.put(s.second(), s));
    while (recent.size() > REMEMBERED) {
      recent.pollFirstEntry();
    }
    if (live.second() < 0 || recent.isEmpty()) {
      return null;
    }
    return recent.values().stream()
        .filter(Second::settled)
        .reduce((a, b) -> b)
        .orElse(recent.firstEntry().getValue());
  }

  private static String before(Live live) {
    RunState state = live.run().state();
    if (state != RunState.CREATED && state != RunState.WAITING) {
      return "%s, start in %d s".formatted(ready(live), Math.max(0, -live.second()));
    }
    String awaited = live.run().awaits();
    return (awaited == null ? "" : awaited + "; ")
        + "waiting for workers: "
        + live.workers().stream()
            .filter(w -> !w.state().equals("gone"))
            .map(w -> w.worker() + " " + w.state())
            .collect(Collectors.joining(", "));
  }

  /** Whatever went wrong, whether a request was sent by then or not. */
  private static long errors(Live live) {
    return live.totals().errors() + live.totals().unsent() + live.totals().ownErrors();
  }

  /** Those that take part, be it no longer: others may be there, on their way out or in. */
  private static String ready(Live live) {
    long ready = live.workers().stream().filter(w -> READY.contains(w.state())).count();
    int asked = live.run().workers();
    return ready < asked
        ? "%d of %d workers are ready".formatted(ready, asked)
        : "all %d workers are ready".formatted(asked);
  }

  private static long working(Live live) {
    return live.workers().stream().filter(w -> w.share() > 0).count();
  }

  private static String head(Live live, Second now, int columns) {
    String rest =
        "   workers %d   starts late by %s ms"
            .formatted(working(live), Text.millis(now.lateness()));
    int bar = Math.clamp(columns - progress(live, 0).length() - rest.length(), LEAST_BAR, columns);
    return progress(live, bar) + rest;
  }

  private static String progress(Live live, int bar) {
    Long length = live.run().profileSeconds();
    if (length == null || length == 0) {
      return "%d s".formatted(live.second());
    }
    int done = Math.clamp(live.second() * bar / length, 0, bar);
    return "[%s%s] %d/%d s"
        .formatted("#".repeat(done), ".".repeat(bar - done), live.second(), length);
  }

  private List<Curve> curves(Live live, Second now) {
    long errors = errors(live);
    long lost = live.totals().missed() + live.totals().unknown();
    return List.of(
        new Curve(
            "users/s",
            values(s -> (double) s.offered()),
            LiveView::count,
            "%d of %d planned".formatted(now.offered(), now.planned())
                + (lost == 0 ? "" : "  " + ink.bad("%d lost".formatted(lost)))),
        new Curve(
            "p95",
            values(Second::p95),
            Text::millis,
            "p50 %s  p95 %s  p99 %s ms"
                .formatted(Text.millis(now.p50()), Text.millis(now.p95()), Text.millis(now.p99()))),
        new Curve(
            "users",
            measured(Second::active),
            LiveView::count,
            "%d active".formatted(now.active())),
        new Curve(
            "errors",
            measured(Second::errors),
            LiveView::count,
            errors == 0 ? "none" : ink.bad("%d so far".formatted(errors))));
  }

  private List<@Nullable Double> values(Function<Second, @Nullable Double> value) {
    return recent.values().stream().filter(Second::settled).<@Nullable Double>map(value).toList();
  }

  /** Nothing where nobody measured: that is not 0. */
  private List<@Nullable Double> measured(Function<Second, Long> value) {
    return values(s -> s.gap() ? null : value.apply(s).doubleValue());
  }

  private static String count(double value) {
    return value < 100_000
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.0fk", value / 1_000);
  }

  /** First those that fail, then the slowest. */
  private static List<String> requests(List<RequestFigures> all, Screen screen, int above) {
    int room = Math.min(MOST_REQUESTS, screen.rows() - above - 3); // a gap, the head, the cursor
    int name = Math.min(LONGEST_NAME, screen.columns() - RequestTable.FIGURES);
    if (all.isEmpty() || room < 1 || name < LEAST_NAME) {
      return List.of();
    }
    List<RequestFigures> worst =
        all.stream()
            .filter(r -> !r.group())
            .sorted(
                Comparator.comparingLong(RequestFigures::errors)
                    .thenComparingDouble(r -> r.p99() == null ? 0 : r.p99())
                    .reversed())
            .limit(room)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(RequestTable.fitting("request", worst, name).lines(worst));
    return lines;
  }
}
