package io.broadside.results.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What was measured in some seconds: in one as a rule. It is in several where nobody gathered for a
 * while, or nothing could be written. All intervals of a run together are all that it measured.
 *
 * @param since the first second
 * @param second the last one
 * @param measured each distribution that has grown
 */
public record Interval(long since, long second, List<Measured> measured) {

  /** Copies the list. */
  public Interval {
    measured = measured == null ? List.of() : List.copyOf(measured);
  }

  /** Whether it is about one second alone. */
  @JsonIgnore
  public boolean isOneSecond() {
    return since == second;
  }
}
