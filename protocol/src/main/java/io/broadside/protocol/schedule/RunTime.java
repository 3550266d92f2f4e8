package io.broadside.protocol.schedule;

/**
 * Converts run time to profile time, and back. Both are counted in nanoseconds, or whole seconds,
 * from the run's start. All code that converts one to the other does so here.
 */
public record RunTime() {

  /** The profile passes as the clock does. */
  public static final RunTime IDENTITY = new RunTime();

  /** Where in the profile it is at a run time. */
  public long profileNanos(long runNanos) {
    return runNanos;
  }

  /** When a moment of the profile comes. */
  public long runNanos(long profileNanos) {
    return profileNanos;
  }

  /** The second of the profile that a run second plays. */
  public long profileSecond(long runSecond) {
    return runSecond;
  }

  /** The run second that plays a second of the profile. */
  public long runSecond(long profileSecond) {
    return profileSecond;
  }
}
