package io.broadside.protocol.plan;

import java.util.List;

/**
 * An assertion of the simulation, as Gatling's own model has it, to be judged on the merged
 * figures.
 *
 * @param scope which requests it is about
 * @param path the groups and the request, outermost first; empty unless the scope is {@link
 *     Scope#DETAILS}
 * @param measure the figure that it checks
 * @param requests which outcomes count, for {@link Measure#COUNT} and {@link Measure#PERCENT}
 * @param percentile for {@link Measure#PERCENTILE}: 0 to 100, else 0
 * @param condition how the measure is compared
 * @param operands what it is compared with: one number, two for the BETWEENs, any number for IN;
 *     response times are in milliseconds, percentages from 0 to 100
 */
public record Assertion(
    Scope scope,
    List<String> path,
    Measure measure,
    Requests requests,
    double percentile,
    Condition condition,
    List<Double> operands) {

  /** The requests that an assertion is about. */
  public enum Scope {
    GLOBAL,
    FOR_ALL,
    DETAILS
  }

  /** The figure that an assertion checks; those from MIN on are response times. */
  public enum Measure {
    COUNT,
    PERCENT,
    REQUESTS_PER_SECOND,
    MIN,
    MAX,
    MEAN,
    STANDARD_DEVIATION,
    PERCENTILE
  }

  /** Which outcomes count. */
  public enum Requests {
    ALL,
    OK,
    KO
  }

  /** How the measure is compared with the operands. */
  public enum Condition {
    LT,
    LTE,
    GT,
    GTE,
    IS,
    BETWEEN_INCLUSIVE,
    BETWEEN_EXCLUSIVE,
    IN
  }

  /** Copies the lists. */
  public Assertion {
    path = List.copyOf(path);
    operands = List.copyOf(operands);
  }
}
