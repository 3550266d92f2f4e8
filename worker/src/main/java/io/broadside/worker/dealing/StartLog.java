package io.broadside.worker.dealing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers which users have been dealt but not yet started, to say up to which ordinal all have
 * been. Users are added in the order of their ordinals. Thread-safe.
 */
public final class StartLog {

  private final Deque<UserStart> pending = new ArrayDeque<>();

  /** A user has been dealt. */
  public synchronized void add(UserStart start) {
    pending.addLast(start);
  }

  /**
   * The ordinal below which every user of this worker was started by that time.
   *
   * @param dealtThrough below which ordinal everything has been dealt
   * @param untilNanos run time; a younger start may not have reached the wire yet
   */
  public synchronized long startedThrough(long dealtThrough, long untilNanos) {
    UserStart head = pending.peekFirst();
    while (head != null && head.isStartedBy(untilNanos)) {
      pending.removeFirst();
      head = pending.peekFirst();
    }
    return head == null ? dealtThrough : Math.min(dealtThrough, head.ordinal());
  }
}
