package io.broadside.controller.library;

/** A simulation cannot be added to the library; the message says why, for a person. */
public final class LibraryException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence. */
  public LibraryException(String message) {
    super(message);
  }
}
