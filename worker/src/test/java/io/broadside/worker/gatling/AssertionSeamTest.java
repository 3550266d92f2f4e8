package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.forAll;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Assertion.Condition;
import io.broadside.protocol.plan.Assertion.Measure;
import io.broadside.protocol.plan.Assertion.Requests;
import io.broadside.protocol.plan.Assertion.Scope;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gatling's assertions, some of whose parts are known by their names alone, are all understood. */
class AssertionSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void scopesAreThoseThatGatlingNames() {
    assertThat(
            of(
                global().failedRequests().count().is(0L),
                forAll().failedRequests().count().is(0L),
                details("cart", "pay").failedRequests().count().is(0L)))
        .extracting(Assertion::scope, Assertion::path)
        .containsExactly(
            tuple(Scope.GLOBAL, List.of()),
            tuple(Scope.FOR_ALL, List.of()),
            tuple(Scope.DETAILS, List.of("cart", "pay")));
  }

  @Test
  void measuresAreThoseThatGatlingNames() {
    assertThat(
            of(
                global().responseTime().min().lt(1),
                global().responseTime().max().lt(1),
                global().responseTime().mean().lt(1),
                global().responseTime().stdDev().lt(1),
                global().responseTime().percentile(99.9).lt(1),
                global().requestsPerSec().lt(1.0),
                global().allRequests().count().lt(1L),
                global().allRequests().percent().lt(1.0)))
        .extracting(Assertion::measure)
        .containsExactly(
            Measure.MIN,
            Measure.MAX,
            Measure.MEAN,
            Measure.STANDARD_DEVIATION,
            Measure.PERCENTILE,
            Measure.REQUESTS_PER_SECOND,
            Measure.COUNT,
            Measure.PERCENT);
  }

  @Test
  void aPercentileKeepsItsRank() {
    assertThat(of(global().responseTime().percentile(99.9).lt(1)).getFirst().percentile())
        .isEqualTo(99.9);
  }

  @Test
  void outcomesAreThoseThatGatlingNames() {
    assertThat(
            of(
                global().allRequests().count().lt(1L),
                global().failedRequests().count().lt(1L),
                global().successfulRequests().percent().lt(1.0)))
        .extracting(Assertion::requests)
        .containsExactly(Requests.ALL, Requests.KO, Requests.OK);
  }

  @Test
  void conditionsKeepTheirOperands() {
    assertThat(
            of(
                global().responseTime().max().lt(1),
                global().responseTime().max().lte(2),
                global().responseTime().max().gt(3),
                global().responseTime().max().gte(4),
                global().responseTime().max().is(5),
                global().responseTime().max().between(6, 7),
                global().responseTime().max().between(6, 7, false),
                global().responseTime().max().around(10, 2),
                global().responseTime().max().in(8, 9)))
        .extracting(Assertion::condition, a -> a.operands().stream().sorted().toList())
        .containsExactly(
            tuple(Condition.LT, List.of(1.0)),
            tuple(Condition.LTE, List.of(2.0)),
            tuple(Condition.GT, List.of(3.0)),
            tuple(Condition.GTE, List.of(4.0)),
            tuple(Condition.IS, List.of(5.0)),
            tuple(Condition.BETWEEN_INCLUSIVE, List.of(6.0, 7.0)),
            tuple(Condition.BETWEEN_EXCLUSIVE, List.of(6.0, 7.0)),
            tuple(Condition.BETWEEN_INCLUSIVE, List.of(8.0, 12.0)),
            tuple(Condition.IN, List.of(8.0, 9.0)));
  }

  private static List<Assertion> of(io.gatling.javaapi.core.Assertion... assertions) {
    return Assertions.of(new Asserting(assertions).params(null).assertions());
  }

  private static final class Asserting extends Simulation {
    Asserting(io.gatling.javaapi.core.Assertion... assertions) {
      setUp(scenario("load").exec(session -> session).injectOpen(atOnceUsers(1)))
          .assertions(assertions);
    }
  }
}
