package io.broadside.results.compare;

import io.broadside.results.compare.estimate.Bootstrap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers a {@link Question} with a {@link Row}, and gives the reason in words. */
record Answer(Question question, Strictness settings, int questions) {

  /** No run is told to last longer than a day. */
  private static final double LONGEST = 24 * 3600;

  Row row(double adjusted, boolean marked) {
    Row.@Nullable Interval interval = question.interval(settings.falseAlarms());
    Decision decision = decision(interval, adjusted);
    @Nullable Long needed = decision == Decision.INCONCLUSIVE ? secondsNeeded(interval) : null;
    return new Row(
        question.request(),
        question.figure(),
        question.baseline(),
        question.changed(),
        question.changed() - question.baseline(),
        interval,
        question.tolerated(),
        question.p(),
        adjusted,
        decision,
        marked,
        why(interval, decision, needed),
        needed);
  }

  private Decision decision(Row.@Nullable Interval interval, double adjusted) {
    if (interval == null) {
      return Decision.INCONCLUSIVE;
    }
    if (interval.high() <= question.tolerated()) {
      return Decision.PASS;
    }
    boolean beyond = interval.low() > question.tolerated() && adjusted <= settings.falseAlarms();
    return beyond ? Decision.FAIL : Decision.INCONCLUSIVE;
  }

  /** The error shrinks with the root of the length, unless runs differ among one another. */
  private @Nullable Long secondsNeeded(Row.@Nullable Interval interval) {
    if (interval == null) {
      double least = settings.bootstrap().leastSeconds();
      double perSecond = (double) question.leastResponses() / Math.max(1, question.leastSeconds());
      double most = question.figure().leastResponses() / Math.max(perSecond, 1e-9);
      return rounded(question.leastSeconds() == 0 ? least : Math.max(least, most));
    }
    Difference difference = question.difference();
    double gap = difference.by() - question.limit();
    double alarms = settings.falseAlarms() / (gap > 0 ? questions : 1);
    double times = difference.safeMargin(alarms) / Math.abs(gap);
    double seconds = question.leastSeconds() * times * times;
    return difference.betweenRuns() ? null : rounded(seconds);
  }

  private static @Nullable Long rounded(double seconds) {
    return seconds <= LONGEST ? (Long) (10 * (long) Math.ceil(seconds / 10)) : null;
  }

  private String why(Row.@Nullable Interval interval, Decision decision, @Nullable Long needed) {
    String name = "%s of %s".formatted(question.figure().label(), question.request());
    if (interval == null) {
      return "%s: %s. %s".formatted(name, tooFew(), help(needed));
    }
    String change =
        "%s changed from %s to %s, by %s to %s with %s %% confidence"
            .formatted(
                name,
                text(question.baseline()),
                text(question.changed()),
                text(interval.low()),
                text(interval.high()),
                number(100 * settings.confidence()));
    String tolerated = text(question.tolerated());
    return switch (decision) {
      case PASS -> "%s: at most the %s tolerated.".formatted(change, tolerated);
      case FAIL -> "%s: more than the %s tolerated.".formatted(change, tolerated);
      case INCONCLUSIVE ->
          interval.low() > question.tolerated()
              ? "%s: more than the %s tolerated, but with %d figures this may be chance. %s"
                  .formatted(change, tolerated, questions, help(needed))
              : "%s: this may be more or less than the %s tolerated. %s"
                  .formatted(change, tolerated, help(needed));
    };
  }

  private String tooFew() {
    long least = question.figure().leastResponses();
    return question.leastResponses() < least
        ? "%d responses are too few, %d are needed".formatted(question.leastResponses(), least)
        : "%d s without a gap are too few, %d blocks of %d s are needed"
            .formatted(question.leastSeconds(), Bootstrap.LEAST_BLOCKS, settings.blockSeconds());
  }

  private String help(@Nullable Long needed) {
    if (needed != null) {
      return "Runs with a steady part of about %d s would decide it.".formatted(needed);
    }
    return question.difference().betweenRuns()
        ? "The runs of one side differ from each other: more runs would decide it, longer runs"
            + " would not."
        : "It is too close to the tolerance: even runs of a day would not decide it.";
  }

  private String text(double value) {
    return question.figure().isTime() ? number(1000 * value) + " ms" : number(100 * value) + " %";
  }

  /** With as many decimals as make sense of its size. */
  private static String number(double value) {
    int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
