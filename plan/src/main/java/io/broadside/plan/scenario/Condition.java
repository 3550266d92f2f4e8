package io.broadside.plan.scenario;

import io.broadside.plan.text.Expression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a user's attributes: {@code #{known}}, {@code #{cart} == full}, {@code #{n} != 0}.
 *
 * @param left an expression
 * @param kind how it is looked at
 * @param right what it is compared with; empty for {@link Kind#TRUE}
 */
public record Condition(String left, Kind kind, String right) {

  private static final Pattern TEXT =
      Pattern.compile("(#\\{[^}]*})(?:\\s*(==|!=)\\s*(.+))?", Pattern.DOTALL);

  /** How an expression is looked at. */
  public enum Kind {
    TRUE,
    EQUAL,
    DIFFERENT
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static Condition parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a condition: write \"#{name}\", \"#{name.exists()}\", \"#{name} == value\" or \"#{name} != value\", in quotes"
              .formatted(text));
    }
    Expression.names(text);
    if (m.group(2) == null) {
      return new Condition(m.group(1), Kind.TRUE, "");
    }
    Kind kind = m.group(2).equals("==") ? Kind.EQUAL : Kind.DIFFERENT;
    return new Condition(m.group(1), kind, m.group(3).strip());
  }
}
