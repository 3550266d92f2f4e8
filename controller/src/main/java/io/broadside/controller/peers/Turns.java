package io.broadside.controller.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many wait for an answer at a time, so that what comes in is never more than can be
 * worked off. Whoever waits long does not count any more: silent workers hold up nobody else. Not
 * thread-safe.
 */
final class Turns {

  static final int MOST = 32;
  static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** That somebody waits. */
  static final class Turn {

    private final long sinceNanos;
    private boolean over;

    private Turn(long sinceNanos) {
      this.sinceNanos = sinceNanos;
    }

    void end() {
      over = true;
    }
  }

  private final List<Turn> taken = new ArrayList<>();

  /** Whether one more may wait. */
  boolean free(long nowNanos) {
    taken.removeIf(t -> t.over || nowNanos - t.sinceNanos >= LONG_NANOS);
    return taken.size() < MOST;
  }

  Turn take(long nowNanos) {
    Turn turn = new Turn(nowNanos);
    taken.add(turn);
    return turn;
  }
}
