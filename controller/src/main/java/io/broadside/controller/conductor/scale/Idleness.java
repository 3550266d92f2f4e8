package io.broadside.controller.conductor.scale;

import java.util.concurrent.TimeUnit;

/**
 * Tells when no run has gone on for so long that all workers may go. It repeats that until they
 * have gone. Not thread-safe.
 */
final class Idleness {

  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long mostNanos;
  private long busyNanos;
  private int wanted;

  /** Begins now; a length of 0 means never. */
  Idleness(int mostSeconds, long nowNanos) {
    this.mostNanos = TimeUnit.SECONDS.toNanos(mostSeconds);
    this.busyNanos = nowNanos;
  }

  /** Whether it ever is over. */
  boolean ends() {
    return mostNanos > 0;
  }

  /** Something runs. */
  void busy(long nowNanos) {
    busyNanos = nowNanos;
  }

  /**
   * Whether nothing has run for too long; a change of what is wanted shows that somebody is about
   * to. To be asked as long as nothing runs.
   */
  boolean over(int nowWanted, long nowNanos) {
    if (nowWanted != wanted) {
      wanted = nowWanted;
      busyNanos = nowNanos;
    }
    boolean over = ends() && nowWanted > 0 && nowNanos - busyNanos > mostNanos;
    if (over) {
      busyNanos = nowNanos - mostNanos + Math.min(mostNanos, AGAIN_NANOS);
    }
    return over;
  }
}
