package io.broadside.outputs.news;

import java.io.IOException;

/** A receiver refuses a message for good: sending it again would not help. */
public final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  /** With what the receiver said, without a secret. */
  public RefusedException(String message) {
    super(message);
  }
}
