package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long each step took from the command to the start of the load.
 *
 * @param begunMillis when the command was given, in milliseconds since 1970
 * @param openMillis when the test was found and the controller was up
 */
record Timings(long begunMillis, long openMillis) {

  /** Of the fields of {@code /proc/PID/stat} that follow the name, see proc(5): starttime. */
  private static final int START_FIELD = 19;

  /** USER_HZ, which is the same on all Linux that Java runs on. */
  private static final double TICKS_A_SECOND = 100;

  /**
   * When the command was given: its process is that of the launcher before it. Where there is a
   * {@code /proc}, to 10 ms: Java's own word may be a second off there, since the kernel tells when
   * it began in whole seconds.
   */
  static long begun() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String ticks = fields(stat.substring(stat.lastIndexOf(")") + 2)).get(START_FIELD);
      String uptime = fields(Files.readString(Path.of("/proc/uptime"))).getFirst();
      double age = Double.parseDouble(uptime) - Double.parseDouble(ticks) / TICKS_A_SECOND;
      return System.currentTimeMillis() - Math.round(1_000 * age);
    } catch (IOException | RuntimeException e) {
      return ProcessHandle.current()
          .info()
          .startInstant()
          .map(Instant::toEpochMilli)
          .orElseGet(System::currentTimeMillis);
    }
  }

  private static List<String> fields(String line) {
    return List.of(line.strip().split(" ", -1));
  }

  /** A few lines, which add up; none of a run that had no start. */
  List<String> lines(Live live) {
    Long starts = live.run().startsAtMillis();
    if (starts == null) {
      return List.of();
    }
    double start = slowest(live, WorkerFigures::startSeconds);
    double prepare = slowest(live, WorkerFigures::prepareSeconds);
    long created = live.run().createdAtMillis();
    List<String> lines = new ArrayList<>();
    lines.add(
        "From the command to the start of the load: %s s"
            .formatted(number((starts - begunMillis) / 1e3)));
    lines.add(
        line(
            (openMillis - begunMillis) / 1e3,
            "Java starts; Broadside finds and packs the files, and starts the controller and"
                + " workers"));
    lines.add(line((created - openMillis) / 1e3, "the files are sent to the controller"));
    lines.add(
        line(
            prepare,
            ("the slowest worker compiles, warms up and builds the simulation (it took %s s to"
                    + " start)")
                .formatted(number(start))));
    lines.add(
        line(
            (starts - created) / 1e3 - prepare,
            "the rest: other workers start, messages, and the time until the agreed start"));
    return lines;
  }

  /** Over those that were there at the end; 0 where none has told. */
  private static double slowest(Live live, Function<WorkerFigures, @Nullable Double> seconds) {
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
