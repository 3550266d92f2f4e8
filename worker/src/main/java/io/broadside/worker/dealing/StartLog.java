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
   * The ordinal below which every user of this worker has been started and was due before that
   * time.
   *
   * @param dealtThrough below which ordinal everything has been dealt
   * @param dueBeforeNanos run time; younger starts may not have reached the wire yet
   */
  public synchronized long startedThrough(long dealtThrough, long dueBeforeNanos) {
    UserStart head = pending.peekFirst();
    while (head != null && head.isStarted() && head.dueNanos() < dueBeforeNanos) {
      pending.removeFirst();
      head = pending.peekFirst();
    }
    return head == null ? dealtThrough : Math.min(dealtThrough, head.ordinal());
  }
}
