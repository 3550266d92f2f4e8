package io.broadside.protocol.wire;

import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, sent as {@link #MEDIA_TYPE}.
 *
 * @param type a URI reference that names the kind of problem, such as {@code /problems/too-late}
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail what happened this time, why, and what to do
 * @param field of the request that it is about, such as {@code fleet.workers}; null where it is
 *     about none of them, or about several
 */
public record Problem(
    String type, String title, int status, String detail, @Nullable String field) {

  private static final int LONGEST = 16_000;

  /** Keeps 16,000 characters of the detail. */
  public Problem {
    detail = Excerpt.of(detail, LONGEST);
  }

  /** One that is about no field. */
  public Problem(String type, String title, int status, String detail) {
    this(type, title, status, detail, null);
  }

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
