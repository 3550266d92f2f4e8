package io.broadside.controller.handover;

/** Who or what ends a run's load. */
public enum StopCause {
  /** Somebody has stopped it. */
  OPERATOR,
  /** The simulation does not want to go on. */
  SIMULATION,
  /** A goal is broken that ends the run. */
  GOAL,
  /** It cannot go on. */
  FAULT
}
