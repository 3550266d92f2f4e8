package io.broadside.plan.goal;

import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a goal such as {@code p95 of checkout < 1s in peak}. */
public final class GoalText {

  private static final List<String> MEASURES =
      List.of("p99", "mean", "max", "error rate", "errors", "throughput");
  private static final Pattern FORM =
      Pattern.compile(
          "(abort when )?([A-Za-z][A-Za-z0-9. ]*?)(?: of (?:\"([^\"]+)\"|(.+?)))? ?(<=|>=|<|>)"
              + " ?([0-9.][0-9a-z.%/]*(?: (?!(?:in|from|without|for) )[a-z%/]+)?)( .+)?");
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,3})?)");
  private static final Pattern BETWEEN = Pattern.compile(" from (.+) to (.+)");
  private static final int LONGEST = 300;

  private GoalText() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static Goal parse(String text) {
    String tidy = text.strip().replaceAll("\\s+", " ");
    Matcher m = FORM.matcher(tidy);
    if (tidy.length() > LONGEST || !m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a goal: write 'p99 < 300ms', 'error rate < 0.1%%', 'p95 of checkout < 1s' or 'abort when error rate > 50%% for 10s'"
              .formatted(text));
    }
    GoalMeasure measure = measure(m.group(2).strip());
    String of = m.group(3) != null ? m.group(3) : m.group(4) == null ? "" : m.group(4);
    return new Goal(
        tidy,
        measure,
        of,
        comparison(m.group(5)),
        limit(measure, m.group(6)),
        window(m.group(7) == null ? "" : m.group(7), m.group(1) != null));
  }

  private static GoalMeasure measure(String word) {
    Matcher percentile = PERCENTILE.matcher(word);
    if (percentile.matches() && Double.parseDouble(percentile.group(1)) > 0) {
      return new GoalMeasure.Percentile(Double.parseDouble(percentile.group(1)));
    }
    return switch (word) {
      case "mean" -> new GoalMeasure.Mean();
      case "max" -> new GoalMeasure.Longest();
      case "error rate" -> new GoalMeasure.ErrorRate();
      case "errors" -> new GoalMeasure.Errors();
      case "throughput" -> new GoalMeasure.Throughput();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a figure that Broadside measures%s"
                  .formatted(word, Nearest.hint(word, MEASURES)));
    };
  }

  private static LimitComparison comparison(String sign) {
    return switch (sign) {
      case "<" -> LimitComparison.LESS;
      case "<=" -> LimitComparison.AT_MOST;
      case ">" -> LimitComparison.MORE;
      default -> LimitComparison.AT_LEAST;
    };
  }

  private static double limit(GoalMeasure measure, String text) {
    return switch (measure) {
      case GoalMeasure.Percentile p -> DurationText.parse(text).toMillis();
      case GoalMeasure.Mean m -> DurationText.parse(text).toMillis();
      case GoalMeasure.Longest l -> DurationText.parse(text).toMillis();
      case GoalMeasure.ErrorRate e -> number(text, "%", "a percentage such as 0.1%");
      case GoalMeasure.Errors e -> number(text, "", "a number of requests such as 10");
      case GoalMeasure.Throughput t -> number(text, "/s", "requests per second such as 95/s");
    };
  }

  private static double number(String text, String unit, String form) {
    String tight = text.replace(" ", "");
    if (!Pattern.matches("\\d{1,12}(\\.\\d{1,9})?" + Pattern.quote(unit), tight)) {
      throw new IllegalArgumentException(
          "'%s' is not a limit for this goal: write %s".formatted(text, form));
    }
    return Double.parseDouble(tight.substring(0, tight.length() - unit.length()));
  }

  private static Window window(String text, boolean abort) {
    if (abort) {
      if (!text.startsWith(" for ")) {
        throw new IllegalArgumentException(
            "an abort must say for how long its condition holds: write 'abort when errors > 100"
                + " for 10s'");
      }
      return new Window.Lasting(DurationText.wholeSeconds(text.substring(" for ".length())));
    }
    Matcher between = BETWEEN.matcher(text);
    if (text.isEmpty()) {
      return new Window.Whole();
    }
    if (text.equals(" without ramps")) {
      return new Window.WithoutRamps();
    }
    if (text.startsWith(" in ")) {
      return new Window.InPhase(text.substring(" in ".length()));
    }
    if (between.matches()) {
      int from = between.group(1).equals("0") ? 0 : DurationText.wholeSeconds(between.group(1));
      int until = DurationText.wholeSeconds(between.group(2));
      if (until <= from) {
        throw new IllegalArgumentException(
            "'%s' covers no time: its end must be after its start".formatted(text.strip()));
      }
      return new Window.Between(from, until);
    }
    throw new IllegalArgumentException(
        "'%s' does not name a part of the run: write 'in PHASE', 'from 1m to 5m' or 'without ramps' after the limit"
            .formatted(text.strip()));
  }
}
