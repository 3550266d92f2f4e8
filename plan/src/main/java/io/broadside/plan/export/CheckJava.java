package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.request.Capture;
import io.broadside.plan.request.Check;
import io.broadside.plan.request.Selector;
import io.broadside.plan.text.Expression;

/** Writes checks and captures as calls of Gatling's DSL. */
final class CheckJava {

  private CheckJava() {}

  static String of(Check check) {
    return switch (check) {
      case Check.Status c when c.codes().size() == 1 -> "status().is(" + c.codes().getFirst() + ")";
      case Check.Status c ->
          "status().in(" + c.codes().stream().map(String::valueOf).collect(joining(", ")) + ")";
      case Check.Contains c -> "substring(" + Java.text(c.text()) + ").exists()";
      case Check.Exists c -> selector(c.selector()) + ".exists()";
      case Check.Equal c ->
          selector(c.selector())
              + (Expression.isIn(c.value()) ? ".isEL(" : ".is(")
              + Java.text(c.value())
              + ")";
      case Check.Within c -> "responseTimeInMillis().lte(" + c.time().toMillis() + ")";
    };
  }

  static String of(Capture capture) {
    String found =
        selector(capture.selector())
            + switch (capture.pick()) {
              case FIRST -> "";
              case RANDOM -> ".findRandom()";
              case ALL -> ".findAll()";
              case COUNT -> ".count()";
            };
    String fallback = capture.fallback();
    if (fallback != null && capture.pick() == Capture.Pick.ALL) {
      found += ".withDefault(List.of(" + Java.text(fallback) + "))";
    } else if (fallback != null) {
      found +=
          (Expression.isIn(fallback) ? ".withDefaultEl(" : ".withDefault(")
              + Java.text(fallback)
              + ")";
    }
    return found + ".saveAs(" + Java.text(capture.name()) + ")";
  }

  private static String selector(Selector selector) {
    return switch (selector) {
      case Selector.Json s -> "jsonPath(" + Java.text(s.path()) + ")";
      case Selector.Css s when s.attribute().isEmpty() -> "css(" + Java.text(s.selector()) + ")";
      case Selector.Css s ->
          "css(" + Java.text(s.selector()) + ", " + Java.text(s.attribute()) + ")";
      case Selector.Regex s -> "regex(" + Java.text(s.pattern()) + ")";
      case Selector.Header s -> "header(" + Java.text(s.name()) + ")";
      case Selector.XPath s -> "xpath(" + Java.text(s.path()) + ")";
    };
  }
}
