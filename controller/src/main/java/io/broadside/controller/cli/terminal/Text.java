package io.broadside.controller.cli.terminal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines as a terminal takes them. */
public final class Text {

  /** A colour, as ECMA-48 has it: it takes no room. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}\u0080-\u009f]");
  private static final String END_OF_COLOUR = "\u001b[0m";

  private Text() {}

  /** Milliseconds with one digit below 10 and none above; a hyphen where nothing was measured. */
  public static String millis(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /**
   * Without what would steer the terminal: a target's answers and a test's names are strangers'.
   */
  public static String harmless(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** The same of a text of several lines. */
  static String harmlessLines(String text) {
    return text.lines().map(Text::harmless).collect(Collectors.joining("\n"));
  }

  /** At most so many characters; where some are missing, an ellipsis is the last. */
  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
  }

  /** How many characters of it can be seen. */
  static int width(String line) {
    return COLOUR.matcher(line).replaceAll("").length();
  }

  /** As much of a line as there is room for; no colour goes on after it. */
  static String cut(String line, int columns) {
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    Matcher colour = COLOUR.matcher(line);
    int at = 0;
    int left = columns;
    while (left > 0) {
      boolean found = colour.find(at);
      int end = found ? colour.start() : line.length();
      int taken = Math.min(left, end - at);
      cut.append(line, at, at + taken);
      left -= taken;
      if (!found) {
        break;
      }
      at = colour.end();
      if (left > 0) {
        cut.append(colour.group());
      }
    }
    return cut.indexOf("\u001b") < 0 ? cut.toString() : cut.append(END_OF_COLOUR).toString();
  }
}
