package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Assertion.Condition;
import io.broadside.protocol.plan.Assertion.Measure;
import io.broadside.protocol.plan.Assertion.Requests;
import io.broadside.protocol.plan.Assertion.Scope;
import io.gatling.commons.stats.assertion.AssertionPath;
import io.gatling.commons.stats.assertion.CountMetric;
import io.gatling.commons.stats.assertion.Stat;
import io.gatling.commons.stats.assertion.Target;
import java.util.List;
import scala.jdk.javaapi.CollectionConverters;

/** Translates the simulation's assertions into the protocol's. */
final class Assertions {

  private Assertions() {}

  static List<Assertion> of(
      scala.collection.immutable.Seq<io.gatling.commons.stats.assertion.Assertion> assertions) {
    return CollectionConverters.asJava(assertions).stream().map(Assertions::of).toList();
  }

  private static Assertion of(io.gatling.commons.stats.assertion.Assertion a) {
    Scope scope = Scope.GLOBAL;
    List<String> path = List.of();
    if (a.path() instanceof AssertionPath.Details details) {
      scope = Scope.DETAILS;
      path = CollectionConverters.asJava(details.parts());
    } else if (a.path().toString().equals("ForAll")) {
      scope = Scope.FOR_ALL;
    }
    Measure measure = measure(a.target());
    Requests requests =
        switch (a.target()) {
          case Target.Count count -> requests(count.metric());
          case Target.Percent percent -> requests(percent.metric());
          default -> Requests.ALL;
        };
    double percentile =
        a.target() instanceof Target.Time time && time.stat() instanceof Stat.Percentile p
            ? p.value()
            : 0;
    return new Assertion(
        scope,
        path,
        measure,
        requests,
        percentile,
        condition(a.condition()),
        operands(a.condition()));
  }

  private static Measure measure(Target target) {
    return switch (target) {
      case Target.Count count -> Measure.COUNT;
      case Target.Percent percent -> Measure.PERCENT;
      case Target.Time time -> measure(time.stat());
      default -> Measure.REQUESTS_PER_SECOND;
    };
  }

  private static Measure measure(Stat stat) {
    if (stat instanceof Stat.Percentile) {
      return Measure.PERCENTILE;
    }
    return switch (stat.toString()) {
      case "Min" -> Measure.MIN;
      case "Max" -> Measure.MAX;
      case "Mean" -> Measure.MEAN;
      default -> Measure.STANDARD_DEVIATION;
    };
  }

  private static Requests requests(CountMetric metric) {
    return switch (metric.toString()) {
      case "FailedRequests" -> Requests.KO;
      case "SuccessfulRequests" -> Requests.OK;
      default -> Requests.ALL;
    };
  }

  private static Condition condition(io.gatling.commons.stats.assertion.Condition condition) {
    return switch (condition) {
      case io.gatling.commons.stats.assertion.Condition.Lt c -> Condition.LT;
      case io.gatling.commons.stats.assertion.Condition.Lte c -> Condition.LTE;
      case io.gatling.commons.stats.assertion.Condition.Gt c -> Condition.GT;
      case io.gatling.commons.stats.assertion.Condition.Gte c -> Condition.GTE;
      case io.gatling.commons.stats.assertion.Condition.Is c -> Condition.IS;
      case io.gatling.commons.stats.assertion.Condition.Between c ->
          c.inclusive() ? Condition.BETWEEN_INCLUSIVE : Condition.BETWEEN_EXCLUSIVE;
      default -> Condition.IN;
    };
  }

  private static List<Double> operands(io.gatling.commons.stats.assertion.Condition condition) {
    return switch (condition) {
      case io.gatling.commons.stats.assertion.Condition.Lt c -> List.of(c.value());
      case io.gatling.commons.stats.assertion.Condition.Lte c -> List.of(c.value());
      case io.gatling.commons.stats.assertion.Condition.Gt c -> List.of(c.value());
      case io.gatling.commons.stats.assertion.Condition.Gte c -> List.of(c.value());
      case io.gatling.commons.stats.assertion.Condition.Is c -> List.of(c.value());
      case io.gatling.commons.stats.assertion.Condition.Between c ->
          List.of(c.lowerBound(), c.upperBound());
      case io.gatling.commons.stats.assertion.Condition.In c ->
          CollectionConverters.asJava(c.elements()).stream().map(e -> (Double) e).toList();
      default -> List.of();
    };
  }
}
