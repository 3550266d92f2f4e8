package io.broadside.controller.conductor.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request about a run cannot be met; the message says what, why and what to do. */
public final class RunException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The kinds of refusal. */
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
  private final @Nullable String field;

  /** Takes the kind and the whole sentence. */
  public RunException(Code code, String message) {
    this(code, null, message);
  }

  /**
   * Takes the kind and the whole sentence.
   *
   * @param field of the request that it is about, such as {@code fleet.workers}; null where it is
   *     about none of them, or about several
   */
  public RunException(Code code, @Nullable String field, String message) {
    super(message);
    this.code = code;
    this.field = field;
  }

  /** That run has to end first. */
  public static RunException busy(String run) {
    return new RunException(
        Code.BUSY, "Run %s is under way; stop it first, or wait for its end.".formatted(run));
  }

  /** Why the request cannot be met. */
  public Code code() {
    return code;
  }

  /** The field of the request that it is about. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
