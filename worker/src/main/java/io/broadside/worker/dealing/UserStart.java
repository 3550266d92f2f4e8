package io.broadside.worker.dealing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A user that is due: its ordinal, its time, and whether it was started or given up. It is either
 * started in time or given up, never both. Thread-safe.
 */
public abstract class UserStart {

  /** A start that is later than this is not made: nobody sends a backlog. */
  public static final long MOST_LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How long after a user's start its first request may take to reach the wire. */
  public static final long SENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private enum State {
    DUE,
    STARTED,
    GIVEN_UP
  }

  private final long ordinal;
  private final long dueNanos;
  private final AtomicReference<State> state = new AtomicReference<>(State.DUE);
  private volatile long begunNanos = Long.MAX_VALUE;

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

  /** Whether it may be started at that run time, and is from now on. */
  protected final boolean begin(long runNanos) {
    return !tooLate(runNanos) && state.compareAndSet(State.DUE, State.STARTED);
  }

  /** Its first action has been called, by that run time. */
  protected final void begun(long runNanos) {
    begunNanos = runNanos;
  }

  /** It is not to be started; does nothing where it has been already. */
  public final void giveUp() {
    if (state.compareAndSet(State.DUE, State.GIVEN_UP)) {
      givenUp(ordinal);
    }
  }

  /** Hears, once, that it will not be started. */
  protected abstract void givenUp(long which);

  /** Whether the thread that starts it has done something else at that run time or later. */
  protected abstract boolean cameRound(long runNanos);

  /** Whether it is too late at that run time to start it. */
  final boolean tooLate(long runNanos) {
    return runNanos - dueNanos > MOST_LATE_NANOS;
  }

  final boolean isGivenUp() {
    return state.get() == State.GIVEN_UP;
  }

  final boolean isStarted() {
    return state.get() == State.STARTED;
  }

  /**
   * Whether what its first action sends has had time to leave, on a thread that was free for it.
   */
  final boolean hasSent() {
    long begun = begunNanos;
    return begun != Long.MAX_VALUE && cameRound(begun + SENT_NANOS);
  }
}
