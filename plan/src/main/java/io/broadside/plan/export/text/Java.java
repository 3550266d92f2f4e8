package io.broadside.plan.export.text;

import java.time.Duration;
import java.util.Locale;

/** Writes literals of Java. */
public final class Java {

  private Java() {}

  /** A text's literal. */
  public static String text(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
            literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** A text's literal, in lines of its own where it has several. */
  public static String block(String text) {
    boolean plain = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    boolean trailing = text.lines().anyMatch(line -> line.endsWith(" "));
    if (!plain || trailing || !text.strip().contains("\n")) {
      return text(text);
    }
    String lines = text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
    String end = text.endsWith("\n") ? "" : "\\\n";
    return "\"\"\"\n" + lines + end + "\"\"\"";
  }

  /** A duration. */
  public static String duration(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? "Duration.ofSeconds(" + duration.toSeconds() + ")"
        : "Duration.ofMillis(" + duration.toMillis() + ")";
  }

  /** A number without a needless fraction. */
  public static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  /** Lines, each two further in. */
  public static String indent(String lines) {
    return lines.indent(2).stripTrailing();
  }

  /** An identifier like a name. */
  public static String identifier(String name) {
    StringBuilder word = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits = c < 128 && Character.isLetterOrDigit(c);
      if (fits) {
        boolean digitFirst = word.isEmpty() && Character.isDigit(c);
        word.append(digitFirst ? "_" : "").append(upper ? Character.toUpperCase(c) : c);
      }
      upper = !fits && !word.isEmpty();
    }
    if (word.isEmpty()) {
      return "it";
    }
    word.setCharAt(0, Character.toLowerCase(word.charAt(0)));
    return word.toString();
  }
}
