package io.broadside.worker.failure;

import io.broadside.protocol.status.Failure;

/** A plan that cannot be run; carries what the worker's status is to say of it. */
public sealed class FailureException extends Exception permits SeveralException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Takes what is to be said. */
  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** What is to be said. */
  public Failure failure() {
    return failure;
  }
}
