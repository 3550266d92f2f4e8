package io.broadside.plan.phase;

import org.jspecify.annotations.Nullable;

/** A phase of a load, as it is written in a plan. */
public sealed interface Phase {

  /**
   * The load changes evenly.
   *
   * @param from null for the level so far
   */
  record Ramp(@Nullable Level from, Level to, int seconds, boolean randomized) implements Phase {}

  /**
   * The load stays at a level.
   *
   * @param at null for the level so far
   */
  record Hold(@Nullable Level at, int seconds, boolean randomized) implements Phase {}

  /** The load jumps to a level and back to the one so far. */
  record Spike(Level to, int seconds) implements Phase {}

  /**
   * The load goes up or down in steps.
   *
   * @param seconds how long it stays on each
   * @param rampSeconds how long it takes from one to the next, 0 for a jump
   */
  record Stairs(Level from, Level to, Level by, int seconds, int rampSeconds) implements Phase {}

  /**
   * So many users start, evenly.
   *
   * @param seconds 0 for all at once
   */
  record Start(long users, int seconds) implements Phase {}

  /** So many users start, most of them in the middle. */
  record Peak(long users, int seconds) implements Phase {}

  /** Nobody starts; a level so far is remembered. */
  record Pause(int seconds) implements Phase {}
}
