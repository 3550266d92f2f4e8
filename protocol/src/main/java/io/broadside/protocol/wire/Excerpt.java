package io.broadside.protocol.wire;

/** What is passed on of a text that others wrote and that may have any length. */
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
