package io.broadside.protocol.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The release of a worker or a controller, which each of their answers has in a header. Releases
 * whose protocols are the same, or one apart, work together: fields that only one of them knows are
 * passed over.
 *
 * @param number such as {@code 0.1.0}; null where it is not said
 * @param protocol grows with every change that the release before would misunderstand; 0 of those
 *     that say none
 */
public record Release(@Nullable String number, int protocol) {

  /** The name of the header. */
  public static final String HEADER = "Broadside-Release";

  /** This one. */
  public static final Release OWN = new Release(Version.NUMBER, 1);

  private static final int NEIGHBOUR = 1;
  private static final Pattern FORM =
      Pattern.compile("([0-9A-Za-z][0-9A-Za-z.+-]{0,63}); protocol=([0-9]{1,6})");

  /** The value of the header. */
  public String header() {
    return "%s; protocol=%d".formatted(number, protocol);
  }

  /**
   * Reads a header; one that is missing, or has another form, is of a release that says nothing.
   */
  public static Release of(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    return form.matches()
        ? new Release(form.group(1), Integer.parseInt(form.group(2)))
        : new Release(null, 0);
  }

  /** Whether both understand one another. */
  public boolean worksWith(Release other) {
    return Math.abs(protocol - other.protocol) <= NEIGHBOUR;
  }

  /** As a person calls it. */
  @Override
  public String toString() {
    return number == null ? "of an unknown release" : "Broadside " + number;
  }
}
