package io.broadside.worker.dealing;

/** One user on its way to being started: its place, and whether it has happened. */
public abstract class UserStart {

  private final long ordinal;
  private final long dueNanos;
  private volatile long startedNanos = Long.MAX_VALUE;

  /** Is due at that run time. */
  protected UserStart(long ordinal, long dueNanos) {
    this.ordinal = ordinal;
    this.dueNanos = dueNanos;
  }

  /** Its place in its population, over the whole fleet. */
  public final long ordinal() {
    return ordinal;
  }

  /** When it is due, in nanoseconds of run time. */
  public final long dueNanos() {
    return dueNanos;
  }

  /** Notes that the user has been started, at that run time. */
  protected final void markStarted(long runNanos) {
    startedNanos = runNanos;
  }

  final boolean isStartedBy(long runNanos) {
    return startedNanos <= runNanos;
  }
}
