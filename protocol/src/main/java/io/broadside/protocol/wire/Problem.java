package io.broadside.protocol.wire;

/**
 * An error as RFC 9457 has it, sent as {@link #MEDIA_TYPE}.
 *
 * @param type a URI reference that names the kind of problem, such as {@code /problems/too-late}
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail what happened this time, why, and what to do
 */
public record Problem(String type, String title, int status, String detail) {

  private static final int LONGEST = 16_000;

  /** Keeps 16,000 characters of the detail. */
  public Problem {
    detail = Excerpt.of(detail, LONGEST);
  }

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
