package io.broadside.protocol.plan;

import java.util.List;

/**
 * A time window: a part of a run that is measured apart. A request belongs to it by when it was
 * sent.
 *
 * @param ranges of run seconds, which do not overlap
 */
public record TimeWindow(List<Range> ranges) {

  /**
   * A stretch of time.
   *
   * @param from its first run second
   * @param until the first run second after it
   */
  public record Range(int from, int until) {

    /** Refuses one with no time in it. */
    public Range {
      if (from < 0 || until <= from) {
        throw new IllegalArgumentException(
            "a window ends after it begins, not from %d to %d".formatted(from, until));
      }
    }
  }

  /** Copies the list; refuses an empty one. */
  public TimeWindow {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a window needs some time");
    }
  }

  /** Whether a run second is in it. */
  public boolean contains(long second) {
    return ranges.stream().anyMatch(r -> r.from <= second && second < r.until);
  }
}
