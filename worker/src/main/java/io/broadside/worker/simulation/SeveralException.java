package io.broadside.worker.simulation;

import io.broadside.protocol.status.Failure;

/** There are several simulations, and none is named. */
public final class SeveralException extends FailureException {

  private static final long serialVersionUID = 1L;

  SeveralException(Failure failure) {
    super(failure);
  }
}
