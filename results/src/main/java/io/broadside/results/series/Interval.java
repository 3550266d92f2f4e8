package io.broadside.results.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The measurements of some seconds, one as a rule. An interval has several seconds if for a while
 * no worker was scraped, or nothing could be written. All intervals together hold all measurements
 * of a run.
 *
 * @param since the first second
 * @param second the last one
 * @param measured each distribution that has grown
 * @param errors each kind of error that came; empty in what was kept before there were any
 */
public record Interval(
    long since,
    long second,
    List<Measured> measured,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ErrorKind> errors) {

  /** Copies the lists. */
  public Interval {
    measured = measured == null ? List.of() : List.copyOf(measured);
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** One of which nobody says why requests failed. */
  public Interval(long since, long second, List<Measured> measured) {
    this(since, second, measured, List.of());
  }

  /** Whether it is about one second alone. */
  @JsonIgnore
  public boolean isOneSecond() {
    return since == second;
  }
}
