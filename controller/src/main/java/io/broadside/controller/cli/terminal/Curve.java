package io.broadside.controller.cli.terminal;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last values of something as a curve of blocks.
 *
 * @param name of what
 * @param values one each second; null where nobody measured, which is not 0
 * @param unit how a value is written on its scale
 * @param figures what is said of it in words
 */
record Curve(
    String name, List<@Nullable Double> values, DoubleFunction<String> unit, String figures) {

  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final int NAME = 8;
  private static final int SCALE = 6;

  /** With less room than this for it, a curve says nothing. */
  private static final int LEAST = 8;

  /**
   * A line: the name, what the highest block stands for, the curve, and the figures.
   *
   * @param columns room for the line
   * @param figuresWidth room for the figures, the same in all lines that stand below one another
   */
  String line(int columns, int figuresWidth) {
    int width = columns - NAME - 1 - SCALE - 1 - 2 - figuresWidth;
    if (width < LEAST) {
      return "%-8s %s".formatted(name, figures);
    }
    List<@Nullable Double> last = values.subList(Math.max(0, values.size() - width), values.size());
    double most =
        last.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(0);
    String blocks =
        last.stream().map(v -> v == null ? " " : level(v, most)).collect(Collectors.joining());
    return "%-8s %6s %s  %s"
        .formatted(name, unit.apply(most), blocks + " ".repeat(width - blocks.length()), figures);
  }

  private static String level(double value, double most) {
    int at = most == 0 ? 0 : (int) Math.round(value / most * (LEVELS.length() - 1));
    return LEVELS.substring(at, at + 1);
  }
}
