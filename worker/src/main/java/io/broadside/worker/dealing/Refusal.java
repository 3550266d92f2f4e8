package io.broadside.worker.dealing;

/** A schedule that cannot be followed; the worker goes on as before. The message says why. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence. */
  public Refusal(String message) {
    super(message);
  }
}
