package io.broadside.controller.exchange;

import io.broadside.protocol.status.Status;

/** How an exchange of a schedule for a status went. */
public sealed interface Reply {

  /**
   * The worker answered.
   *
   * @param status all it said
   * @param sentNanos when the request left, by the controller's clock, in nanoseconds since 1970
   * @param receivedNanos when the answer was there
   */
  record Answered(Status status, long sentNanos, long receivedNanos) implements Reply {}

  /**
   * The worker refused the schedule and goes on as before.
   *
   * @param reason the sentence it gave
   */
  record Refused(String reason) implements Reply {}

  /**
   * No answer, or none that makes sense.
   *
   * @param reason what happened
   */
  record Unreachable(String reason) implements Reply {}
}
