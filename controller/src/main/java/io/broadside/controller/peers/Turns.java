package io.broadside.controller.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many requests to workers are open at a time, so that the answers can be processed as
 * they come in. A request that is open for long does not count: silent workers hold up no others.
 * Not thread-safe.
 */
final class Turns {

  static final int MOST = 32;
  static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** One open request. */
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
