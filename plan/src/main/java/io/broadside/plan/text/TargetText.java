package io.broadside.plan.text;

import java.util.regex.Pattern;

/** Reads the base URL of a system under test. */
public final class TargetText {

  private static final Pattern FORM = Pattern.compile("https?://[^\\s/?#]+[^\\s?#]*");

  private TargetText() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static String parse(String url) {
    if (!FORM.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a target: write http:// or https://, a host, and a path if needed"
              .formatted(url));
    }
    return url;
  }
}
