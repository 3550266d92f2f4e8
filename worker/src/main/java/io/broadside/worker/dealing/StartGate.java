package io.broadside.worker.dealing;

/**
 * Decides which users may still be started: none once it is closed, and none that is due after the
 * end of the worker's lease, whenever its turn comes. Thread-safe.
 */
public final class StartGate {

  private volatile boolean open = true;
  private volatile long untilNanos = Long.MAX_VALUE;

  /** Whether a user that is due at that run time may be started. */
  public boolean admits(long dueNanos) {
    return open && dueNanos < untilNanos;
  }

  /** Lets none that is due from that run time on pass. */
  public void closeFrom(long runNanos) {
    untilNanos = runNanos;
  }

  /** Lets nobody pass any more. */
  public void close() {
    open = false;
  }
}
