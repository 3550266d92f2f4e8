package io.broadside.controller.fleet;

import org.jspecify.annotations.Nullable;

/** The platform refused; the message says what, why and what to do. */
public final class FleetException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence and, where there is one, its cause. */
  public FleetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
