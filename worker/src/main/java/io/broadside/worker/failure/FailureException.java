package io.broadside.worker.failure;

import io.broadside.protocol.status.Failure;

/** A plan cannot be run; carries the {@link Failure} for the worker's status. */
public sealed class FailureException extends Exception permits SeveralException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Takes what is to be said. */
  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** The failure for the worker's status. */
  public Failure failure() {
    return failure;
  }
}
