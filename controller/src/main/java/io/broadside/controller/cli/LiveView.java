package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Second;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run as a few lines of text: how far it is, and its last seconds as small curves. */
public final class LiveView {

  private static final Set<String> READY = Set.of("ready", "running", "finished");
  private static final int WIDTH = 30;
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final String RED = "\u001b[31m%s\u001b[0m";

  private final TreeMap<Long, Second> recent = new TreeMap<>();

  /** For a terminal in which lines can be drawn anew. */
  List<String> lines(Live live) {
    Second now = take(live);
    if (now == null) {
      return List.of(before(live));
    }
    long errors = errors(live);
    long lost = live.totals().missed() + live.totals().unknown();
    return List.of(
        "%s   workers %d   starts late by %s ms"
            .formatted(progress(live), working(live), number(now.lateness())),
        row("users/s", Second::offered, "%d of %d planned".formatted(now.offered(), now.planned()))
            + (lost == 0 ? "" : RED.formatted("  %d lost".formatted(lost))),
        row(
            "times",
            Second::p95,
            "p50 %s  p95 %s  p99 %s ms"
                .formatted(number(now.p50()), number(now.p95()), number(now.p99()))),
        row("users", measured(Second::active), "%d under way".formatted(now.active())),
        row(
            "errors",
            measured(Second::errors),
            errors == 0 ? "none" : RED.formatted("%d so far".formatted(errors))));
  }

  /** For a file, or a pipeline's log. */
  String line(Live live) {
    Second now = take(live);
    return now == null
        ? before(live)
        : "%s  %d planned, %d offered /s  p50 %s p95 %s p99 %s ms  errors %d  users %d  workers %d  late %s ms"
            .formatted(
                progress(live),
                now.planned(),
                now.offered(),
                number(now.p50()),
                number(now.p95()),
                number(now.p99()),
                errors(live),
                now.active(),
                working(live),
                number(now.lateness()));
  }

  /**
   * The last second that everybody has reported on, since in a younger one users are still to be
   * counted; null before the start.
   */
  private @Nullable Second take(Live live) {
    live.seconds().forEach(s -> recent.put(s.second(), s));
    while (recent.size() > 2 * WIDTH) {
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

  private String row(String name, Function<Second, @Nullable Number> value, String figures) {
    List<@Nullable Number> values =
        recent.values().stream().filter(Second::settled).<@Nullable Number>map(value).toList();
    values = values.subList(Math.max(0, values.size() - WIDTH), values.size());
    double most =
        values.stream().filter(Objects::nonNull).mapToDouble(Number::doubleValue).max().orElse(0);
    String curve =
        values.stream()
            .map(v -> v == null ? " " : level(v.doubleValue(), most))
            .collect(Collectors.joining());
    return "%-8s %-30s  %s".formatted(name, curve, figures);
  }

  /** Nothing where nobody measured: that is not 0. */
  private static Function<Second, @Nullable Number> measured(Function<Second, Number> value) {
    return s -> s.gap() ? null : value.apply(s);
  }

  private static String level(double value, double most) {
    int at = most == 0 ? 0 : (int) Math.round(value / most * (LEVELS.length() - 1));
    return LEVELS.substring(at, at + 1);
  }

  private static String progress(Live live) {
    Long length = live.run().profileSeconds();
    if (length == null || length == 0) {
      return "%d s".formatted(live.second());
    }
    int done = Math.clamp(live.second() * WIDTH / length, 0, WIDTH);
    return "[%s%s] %d/%d s"
        .formatted("#".repeat(done), ".".repeat(WIDTH - done), live.second(), length);
  }

  /** Milliseconds with one digit below 10 and none above; a hyphen where nothing was measured. */
  public static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }
}
