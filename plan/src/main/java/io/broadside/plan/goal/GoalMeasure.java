package io.broadside.plan.goal;

/** What is looked at. */
public sealed interface GoalMeasure {

  /** The response time that so many percent of the responses do not exceed, in milliseconds. */
  record Percentile(double percent) implements GoalMeasure {}

  /** The mean response time, in milliseconds. */
  record Mean() implements GoalMeasure {}

  /** The longest response time, in milliseconds. */
  record Longest() implements GoalMeasure {}

  /** How many of a hundred requests failed. */
  record ErrorRate() implements GoalMeasure {}

  /** How many requests failed. */
  record Errors() implements GoalMeasure {}

  /** Requests a second. */
  record Throughput() implements GoalMeasure {}
}
