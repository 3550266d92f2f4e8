package io.broadside.controller.run;

/** What moves a run on. */
enum RunEvent {
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
  /** It cannot go on. */
  BROKE,
  /** The operator stopped it, and the workers have obeyed. */
  STOPPED
}
