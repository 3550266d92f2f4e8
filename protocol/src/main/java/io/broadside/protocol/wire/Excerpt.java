package io.broadside.protocol.wire;

/** Cuts a text of any length from elsewhere to a bounded length. */
public final class Excerpt {

  private Excerpt() {}

  /** The text, or that many of its characters and how many there are in all. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return "%s … (%,d characters in all)".formatted(text.substring(0, end), text.length());
  }
}
