package io.broadside.worker.dealing;

import java.util.ArrayList;
import java.util.List;

/** A user that starts when a test says so, on a thread that is free when it says so. */
final class PlannedUser extends UserStart {

  final List<Long> givenUp = new ArrayList<>();
  private long freeNanos = Long.MIN_VALUE;

  PlannedUser(long ordinal, long dueNanos) {
    super(ordinal, dueNanos);
  }

  /** Its thread was free at that run time. */
  void free(long runNanos) {
    freeNanos = runNanos;
  }

  /** Is started at that run time, and has sent what it wants to send. */
  PlannedUser start(long runNanos) {
    begin(runNanos);
    begun(runNanos);
    free(runNanos + SENT_NANOS);
    return this;
  }

  @Override
  protected void givenUp(long which) {
    givenUp.add(which);
  }

  @Override
  protected boolean cameRound(long runNanos) {
    return freeNanos >= runNanos;
  }
}
