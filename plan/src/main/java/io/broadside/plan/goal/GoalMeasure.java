package io.broadside.plan.goal;

/** The figure that a goal is about. */
public sealed interface GoalMeasure {

  /** The response time that so many percent of the responses do not exceed, in milliseconds. */
  record Percentile(double percent) implements GoalMeasure {}

  /** The mean response time, in milliseconds. */
  record Mean() implements GoalMeasure {}

  /** The longest response time, in milliseconds. */
  record Longest() implements GoalMeasure {}

  /** The share of failed requests, in percent. */
  record ErrorRate() implements GoalMeasure {}

  /** How many requests failed. */
  record Errors() implements GoalMeasure {}

  /** Requests a second. */
  record Throughput() implements GoalMeasure {}
}
