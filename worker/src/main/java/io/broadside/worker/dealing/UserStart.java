package io.broadside.worker.dealing;

/** One user on its way to being started: its place, and whether it has happened. */
public abstract class UserStart {

  private final long ordinal;
  private final long dueNanos;
  private volatile boolean started;

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

  /** Notes that the user has been started. */
  protected final void markStarted() {
    started = true;
  }

  final boolean isStarted() {
    return started;
  }
}
