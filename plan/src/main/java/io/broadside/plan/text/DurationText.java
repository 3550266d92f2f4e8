package io.broadside.plan.text;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 300ms}, {@code 10s}, {@code 1m30s}, {@code 2h}. */
public final class DurationText {

  private static final Pattern ALL = Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,3})?(?:ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("(\\d+)(?:\\.(\\d+))?(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofDays(30);

  private DurationText() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or longer than 30 days; the message is a
   *     sentence
   */
  public static Duration parse(String text) {
    String tight = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    if (!ALL.matcher(tight).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a duration: write a number with its unit, such as 300ms, 10s, 1m30s or 2h"
              .formatted(text));
    }
    double millis = 0;
    Matcher part = PART.matcher(tight);
    while (part.find()) {
      String fraction = part.group(2) == null ? "0" : part.group(2);
      millis += Double.parseDouble(part.group(1) + "." + fraction) * unitMillis(part.group(3));
    }
    if (millis > LONGEST.toMillis()) {
      throw new IllegalArgumentException(
          "'%s' is too long: a duration can be at most 30 days (720h)".formatted(text));
    }
    return Duration.ofMillis(Math.round(millis));
  }

  /**
   * Reads one of whole seconds, as phases and windows have it.
   *
   * @throws IllegalArgumentException if it is none, or not of whole seconds, or 0
   */
  public static int wholeSeconds(String text) {
    Duration duration = parse(text);
    if (duration.toMillis() % 1_000 != 0 || duration.isZero()) {
      throw new IllegalArgumentException(
          "'%s' must be whole seconds, at least 1s: Gatling starts users second by second"
              .formatted(text));
    }
    return Math.toIntExact(duration.toSeconds());
  }

  /** Writes one in the fewest units, such as {@code 1m30s}. */
  public static String write(Duration duration) {
    long millis = duration.toMillis();
    StringBuilder text = new StringBuilder();
    for (String unit : new String[] {"h", "m", "s", "ms"}) {
      long whole = millis / unitMillis(unit);
      if (whole > 0) {
        text.append(whole).append(unit);
        millis -= whole * unitMillis(unit);
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static long unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
