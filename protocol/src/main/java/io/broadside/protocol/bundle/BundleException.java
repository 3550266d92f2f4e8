package io.broadside.protocol.bundle;

/** A bundle cannot be packed or unpacked; the message says which and why, for a person. */
public final class BundleException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence. */
  public BundleException(String message) {
    super(message);
  }
}
