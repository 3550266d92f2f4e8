package io.broadside.worker.dealing;

/**
 * An epoch came too late: this worker has already dealt past its border. The message says by how
 * much.
 */
public final class TooLateException extends Exception {

  private static final long serialVersionUID = 1L;

  TooLateException(String message) {
    super(message);
  }
}
