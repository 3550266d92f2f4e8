package io.broadside.worker.dealing;

import java.util.Arrays;

/**
 * Remembers when recent arrivals of an open population are due. It forgets those that are too old
 * to be started late. Not thread-safe.
 */
final class RecentArrivals {

  private static final int ROOM = 256;

  private long[] due = new long[ROOM];
  private int head;
  private int size;
  private long next;

  /** The first ordinal that is remembered. */
  long first() {
    return next - size;
  }

  /**
   * When an ordinal from {@link #first()} on is due, in nanoseconds from the population's start.
   */
  long due(long ordinal) {
    return due[(head + (int) (ordinal - first())) % due.length];
  }

  /** Takes the arrival that follows. */
  void add(long dueNanos) {
    if (size == due.length) {
      long[] more = new long[2 * due.length];
      for (int i = 0; i < size; i++) {
        more[i] = due[(head + i) % due.length];
      }
      due = more;
      head = 0;
    }
    due[(head + size) % due.length] = dueNanos;
    size++;
    next++;
  }

  /** Forgets what is due before that. */
  void forget(long beforeNanos) {
    while (size > 0 && due[head] < beforeNanos) {
      head = (head + 1) % due.length;
      size--;
    }
    if (size == 0 && due.length > ROOM) {
      due = Arrays.copyOf(due, ROOM);
      head = 0;
    }
  }
}
