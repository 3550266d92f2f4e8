package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.WorkerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the time went from the command to the start of the load.
 *
 * @param begunMillis when the command was given, in milliseconds since 1970
 * @param namedMillis when it was known what to run
 * @param openMillis when there was a controller
 */
record Timings(long begunMillis, long namedMillis, long openMillis) {

  /** When the command was given: its process is that of the launcher before it. */
  static long begun() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(Instant::toEpochMilli)
        .orElseGet(System::currentTimeMillis);
  }

  /** A few lines, which add up; none of a run that had no start. */
  List<String> lines(Live live) {
    Long starts = live.run().startsAtMillis();
    if (starts == null) {
      return List.of();
    }
    double start = slowest(live, WorkerRow::startSeconds);
    double prepare = slowest(live, WorkerRow::prepareSeconds);
    long created = live.run().createdAtMillis();
    List<String> lines = new ArrayList<>();
    lines.add(
        "From the command to the start of the load: %s s"
            .formatted(number((starts - begunMillis) / 1e3)));
    lines.add(
        line((namedMillis - begunMillis) / 1e3, "Java starts; the files are found and packed"));
    lines.add(line((openMillis - namedMillis) / 1e3, "the controller starts"));
    lines.add(line((created - openMillis) / 1e3, "the files are sent to the controller"));
    lines.add(line(start, "the slowest worker starts"));
    lines.add(line(prepare, "the slowest worker compiles, warms up and builds"));
    lines.add(
        line(
            (starts - created) / 1e3 - start - prepare,
            "the rest: messages, and the lead until the start that all were told"));
    return lines;
  }

  /** Over those that were there at the end; 0 where none has told. */
  private static double slowest(Live live, Function<WorkerRow, @Nullable Double> seconds) {
    return live.workers().stream()
        .map(seconds)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private static String line(double seconds, String what) {
    return "%7s s  %s".formatted(number(seconds), what);
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
