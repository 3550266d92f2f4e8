package io.broadside.plan.goal;

/** The time window of a goal: the part of the run that it is about. */
public sealed interface Window {

  /** All of it. */
  record Whole() implements Window {}

  /** One phase. */
  record InPhase(String name) implements Window {}

  /** From one second of the load to another. */
  record Between(int from, int until) implements Window {}

  /** All phases in which the load stays the same. */
  record WithoutRamps() implements Window {}

  /** The last seconds, at any time: broken throughout them, the run is aborted. */
  record Lasting(int seconds) implements Window {}
}
