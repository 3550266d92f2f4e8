package io.broadside.worker.dealing;

/** A schedule cannot be followed, so the worker goes on as before; the message says why. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence. */
  public Refusal(String message) {
    super(message);
  }
}
