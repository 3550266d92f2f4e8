package io.broadside.results.record.figures;

import org.jspecify.annotations.Nullable;

/**
 * One kind of failure.
 *
 * @param scenario the scenario's name; empty where the simulation's own code failed
 * @param request the groups and the request; {@code the simulation's own code} where that failed
 * @param message as Gatling words it, cut to a bounded length
 * @param count how often
 * @param firstSecond the run second in which it was seen first; null where nobody looked then
 * @param lastSecond the run second in which it was seen last; null where nobody looked
 */
public record ErrorCount(
    String scenario,
    String request,
    String message,
    long count,
    @Nullable Long firstSecond,
    @Nullable Long lastSecond) {

  /** One of which nobody knows when it was seen. */
  public ErrorCount(String scenario, String request, String message, long count) {
    this(scenario, request, message, count, null, null);
  }

  /** The same, seen in these run seconds. */
  public ErrorCount seen(@Nullable Long first, @Nullable Long last) {
    return new ErrorCount(scenario, request, message, count, first, last);
  }
}
