package io.broadside.protocol.status;

import io.broadside.protocol.wire.Excerpt;

/**
 * Why a worker cannot run a plan, or not to its end.
 *
 * @param code what kind of failure
 * @param message what happened, why and what to do, for a person; may have several lines
 */
public record Failure(Code code, String message) {

  private static final int LONGEST = 16_000;

  /** Keeps 16,000 characters of the message. */
  public Failure {
    message = Excerpt.of(message, LONGEST);
  }

  /** The kinds of failure. */
  public enum Code {
    /** The source does not compile; the message has file, line and text of each error. */
    COMPILE_ERROR,
    /** There is no such class, or no class that is a simulation, or more than one. */
    NO_SIMULATION,
    /** The plan in YAML cannot be run as it is written. */
    BAD_PLAN,
    /** The simulation, or its before hook, threw. */
    SIMULATION_THREW,
    /** A request could never be sent, such as one whose URL is relative to none. */
    UNSENDABLE,
    /** A secret of the plan is not where the worker was told to look for it. */
    SECRET_MISSING,
    /** User code ended the engine's process. */
    SIMULATION_EXITED,
    /** The profile asks for more than the limits. */
    OVER_LIMIT,
    /** The simulation uses what Broadside cannot deal out. */
    UNSUPPORTED,
    /** The run itself crashed, such as by a feeder that ran empty. */
    RUN_CRASHED,
    /** The engine broke down: a bug, or out of memory. */
    ENGINE_CRASHED,
    /** Its controller was away for too long, so that it ended its part of the run. */
    LEASE_ENDED,
    /** The simulation ended the load early, as it is free to. */
    SIMULATION_STOPPED;

    /** Whether the worker ended its part of the run in order, and did not break down. */
    public boolean endsOrderly() {
      return this == LEASE_ENDED || this == SIMULATION_STOPPED;
    }
  }
}
