package io.broadside.controller.run.life;

/** The events that change the state of a run. */
public enum RunEvent {
  /** Workers have been asked to prepare. */
  ASKED,
  /** Enough workers are prepared, and the start is fixed. */
  PREPARED,
  /** Run time 0 has come. */
  STARTED,
  /** Every profile is at its end. */
  EXHAUSTED,
  /** No user is left, and the last measurements are in. */
  DRAINED,
  /** The run cannot go on. */
  BROKE,
  /** The operator stopped it, and the workers have obeyed. */
  STOPPED
}
