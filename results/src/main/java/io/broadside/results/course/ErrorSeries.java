package io.broadside.results.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Errors over time by their kind, in at most 600 columns. A column shows the second in it that had
 * the most errors, so that no spike is lost and the kinds add up.
 *
 * @param from the first second of the first column
 * @param step seconds in a column
 * @param lines the kinds that were most frequent in these seconds, and all others as the last one;
 *     empty where there was no error
 */
public record ErrorSeries(long from, long step, List<ErrorLine> lines) {

  static final long UNKNOWN = -1;

  /** Copies the list. */
  public ErrorSeries {
    lines = List.copyOf(lines);
  }

  /**
   * One kind of error.
   *
   * @param message what was said of it; null for all others together
   * @param errors how many in the second that each column shows; -1 where nobody knows
   */
  public record ErrorLine(@Nullable String message, List<Long> errors) {

    /** Copies the list. */
    public ErrorLine {
      errors = List.copyOf(errors);
    }
  }
}
