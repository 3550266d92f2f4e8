package io.broadside.worker.failure;

import io.broadside.protocol.status.Failure;

/** A bundle has several simulations, and the plan names none of them. */
public final class SeveralException extends FailureException {

  private static final long serialVersionUID = 1L;

  /** Takes what is to be said. */
  public SeveralException(Failure failure) {
    super(failure);
  }
}
