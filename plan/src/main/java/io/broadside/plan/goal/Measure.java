package io.broadside.plan.goal;

/** What is looked at. */
public sealed interface Measure {

  /** The response time that so many percent of the responses do not exceed, in milliseconds. */
  record Percentile(double percent) implements Measure {}

  /** The mean response time, in milliseconds. */
  record Mean() implements Measure {}

  /** The longest response time, in milliseconds. */
  record Longest() implements Measure {}

  /** How many of a hundred requests failed. */
  record ErrorRate() implements Measure {}

  /** How many requests failed. */
  record Errors() implements Measure {}

  /** Requests a second. */
  record Throughput() implements Measure {}
}
