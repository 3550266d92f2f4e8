package io.broadside.results.record;

/** The states of a run; the last three are final. */
public enum RunState {
  /** Accepted; nothing has been asked of a worker yet. */
  CREATED,
  /** Waits until enough workers are up and prepared. */
  WAITING,
  /** All are prepared and know the start, which is ahead. */
  READY,
  /** The load goes on. */
  RUNNING,
  /** Nobody starts any more users; the last ones end and the last measurements come in. */
  DRAINING,
  /** Ran to its end. */
  FINISHED,
  /** Could not start, or broke down. */
  FAILED,
  /** Ended early by the operator. */
  ABORTED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return this == FINISHED || this == FAILED || this == ABORTED;
  }
}
