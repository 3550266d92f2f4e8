package io.broadside.worker.scenario.http;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.core.CoreDsl.xpath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.broadside.plan.request.Capture;
import io.broadside.plan.request.Check;
import io.broadside.plan.request.Selector;
import io.broadside.plan.text.Expression;
import io.gatling.javaapi.core.CheckBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and captures as Gatling's. */
final class Checks {

  private Checks() {}

  static CheckBuilder of(Check check) {
    return switch (check) {
      case Check.Status c when c.codes().size() == 1 -> status().is(c.codes().getFirst());
      case Check.Status c -> status().in(c.codes());
      case Check.Contains c -> substring(c.text()).exists();
      case Check.Exists c -> selector(c.selector()).exists();
      case Check.Equal c when Expression.isIn(c.value()) -> selector(c.selector()).isEL(c.value());
      case Check.Equal c -> selector(c.selector()).is(c.value());
      case Check.Within c -> responseTimeInMillis().lte(Math.toIntExact(c.time().toMillis()));
    };
  }

  static CheckBuilder of(Capture capture) {
    CheckBuilder.MultipleFind<String> all = selector(capture.selector());
    String fallback = capture.fallback();
    CheckBuilder.Final found =
        switch (capture.pick()) {
          case FIRST -> otherwise(all, fallback);
          case RANDOM -> otherwise(all.findRandom(), fallback);
          case ALL ->
              fallback == null ? all.findAll() : all.findAll().withDefault(List.of(fallback));
          case COUNT -> all.count();
        };
    return found.saveAs(capture.name());
  }

  private static CheckBuilder.Final otherwise(
      CheckBuilder.Validate<String> found, @Nullable String fallback) {
    if (fallback == null) {
      return found;
    }
    return Expression.isIn(fallback) ? found.withDefaultEl(fallback) : found.withDefault(fallback);
  }

  private static CheckBuilder.MultipleFind<String> selector(Selector selector) {
    return switch (selector) {
      case Selector.Json s -> jsonPath(s.path());
      case Selector.Css s when s.attribute().isEmpty() -> css(s.selector());
      case Selector.Css s -> css(s.selector(), s.attribute());
      case Selector.Regex s -> regex(s.pattern());
      case Selector.Header s -> header(s.name());
      case Selector.XPath s -> xpath(s.path());
    };
  }
}
