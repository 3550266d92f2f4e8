package io.broadside.controller.conductor;

/** A request about a run cannot be met; the message says what, why and what to do. */
public final class RunException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** The request itself is wrong. */
    BAD_REQUEST,
    /** There is no such run, or no such simulation. */
    NOT_FOUND,
    /** Another run is under way. */
    BUSY,
    /** This controller may not do that now, and may later. */
    AWAY,
    /** More is asked for than a soft limit allows. */
    OVER_LIMIT
  }

  private final Code code;

  /** Takes the kind and the whole sentence. */
  public RunException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** Why the request cannot be met. */
  public Code code() {
    return code;
  }
}
