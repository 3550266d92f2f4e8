package io.broadside.plan.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gatling's expression language in texts: {@code #{name}} stands for what a user knows by it. */
public final class Expression {

  private static final Pattern ROOT = Pattern.compile("[^.(]+");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "currentTimeMillis",
          "currentDate",
          "randomUuid",
          "randomSecureUuid",
          "randomInt",
          "randomLong",
          "randomDouble",
          "randomAlphanumeric");

  private Expression() {}

  /** Whether anything in it is to be replaced. */
  public static boolean isIn(String text) {
    return text.contains("#{");
  }

  /** Whether there is what one expression, such as {@code #{items}}, stands for: another one. */
  public static String exists(String expression) {
    return expression.substring(0, expression.length() - 1) + ".exists()}";
  }

  /**
   * The names that it asks for, without Gatling's own functions.
   *
   * @throws IllegalArgumentException if an expression has no end, or no name
   */
  public static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    int at = text.indexOf("#{");
    while (at >= 0) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw new IllegalArgumentException(
            "'%s' has no closing brace: write it as in #{name}"
                .formatted(text.substring(at, Math.min(text.length(), at + 20))));
      }
      String inside = text.substring(at + 2, end).strip();
      Matcher root = ROOT.matcher(inside);
      if (!root.lookingAt()) {
        throw new IllegalArgumentException(
            "'#{%s}' does not begin with a name: write one, as in #{name}".formatted(inside));
      }
      boolean called = inside.startsWith("(", root.end());
      if (!(called && FUNCTIONS.contains(root.group()))) {
        names.add(root.group());
      }
      at = text.indexOf("#{", end);
    }
    return names;
  }
}
