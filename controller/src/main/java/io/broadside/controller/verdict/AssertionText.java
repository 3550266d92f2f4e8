package io.broadside.controller.verdict;

import static java.util.stream.Collectors.joining;

import io.broadside.protocol.plan.Assertion;
import java.util.List;

/** Words an assertion as Gatling does. */
final class AssertionText {

  private AssertionText() {}

  static String of(Assertion a, String path) {
    return "%s: %s %s".formatted(path, target(a), condition(a));
  }

  private static String target(Assertion a) {
    return switch (a.measure()) {
      case COUNT -> "count of " + requests(a);
      case PERCENT -> "percentage of " + requests(a);
      case REQUESTS_PER_SECOND -> "mean requests per second";
      case MIN -> "min of response time";
      case MAX -> "max of response time";
      case MEAN -> "mean of response time";
      case STANDARD_DEVIATION -> "standard deviation of response time";
      case PERCENTILE -> rank(a.percentile()) + " percentile of response time";
    };
  }

  private static String requests(Assertion a) {
    return switch (a.requests()) {
      case ALL -> "all events";
      case OK -> "successful events";
      case KO -> "failed events";
    };
  }

  private static String condition(Assertion a) {
    Object first = a.operands().isEmpty() ? "" : a.operands().getFirst();
    return switch (a.condition()) {
      case LT -> "is less than " + first;
      case LTE -> "is less than or equal to " + first;
      case GT -> "is greater than " + first;
      case GTE -> "is greater than or equal to " + first;
      case IS -> "is " + first;
      case BETWEEN_INCLUSIVE ->
          "is between %s and %s inclusive".formatted(first, a.operands().get(1));
      case BETWEEN_EXCLUSIVE -> "is between %s and %s".formatted(first, a.operands().get(1));
      case IN -> "is in " + list(a.operands());
    };
  }

  /** As Scala shows a list. */
  static String list(List<?> elements) {
    return elements.stream().map(String::valueOf).collect(joining(", ", "List(", ")"));
  }

  private static String rank(double percentile) {
    if (percentile != Math.rint(percentile)) {
      return percentile + "th";
    }
    long whole = Math.round(percentile);
    boolean teen = whole % 100 >= 11 && whole % 100 <= 13;
    String ending =
        teen
            ? "th"
            : switch ((int) (whole % 10)) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return whole + ending;
  }
}
