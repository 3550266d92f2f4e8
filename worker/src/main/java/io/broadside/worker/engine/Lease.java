package io.broadside.worker.engine;

import java.util.concurrent.TimeUnit;

/** How long a worker goes on without a word from the controller. Not thread-safe. */
final class Lease {

  private boolean given;
  private long length;
  private long end;

  /** Begins anew, with that length. */
  void renew(long millis) {
    given = true;
    length = TimeUnit.MILLISECONDS.toNanos(millis);
    end = System.nanoTime() + length;
  }

  /** Milliseconds until its end; 0 where it has ended or was never given. */
  long leftMillis() {
    return given ? Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) : 0;
  }

  /** Until which reading of {@link System#nanoTime} something may be started. */
  long endNanos() {
    return end;
  }

  /** Whether it ended as long ago as it lasted: nobody will come any more. */
  boolean forgotten() {
    return given && System.nanoTime() - end > length;
  }
}
