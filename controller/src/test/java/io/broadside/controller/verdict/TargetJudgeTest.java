package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.MeasuredWorker;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Assertion.Condition;
import io.broadside.protocol.plan.Assertion.Measure;
import io.broadside.protocol.plan.Assertion.Requests;
import io.broadside.protocol.plan.Assertion.Scope;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.Verdicts.Outcome;
import io.broadside.results.record.Verdicts.Target;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two workers, 8 requests of 100 ms, two of 300 ms of which one failed; a run of 3.2 s. */
class TargetJudgeTest {

  private final FleetMetrics fleet = new FleetMetrics();

  @BeforeEach
  void measure() throws IOException {
    MeasuredWorker one = new MeasuredWorker();
    MeasuredWorker two = new MeasuredWorker();
    for (int i = 0; i < 4; i++) {
      one.response("search", MetricNames.OK, 0.1);
      two.response("search", MetricNames.OK, 0.1);
    }
    one.response("basket", MetricNames.OK, 0.3);
    two.response("basket", MetricNames.KO, 0.3);
    fleet.accept("one", 0, one.scrape());
    fleet.accept("two", 0, two.scrape());
  }

  private Target judge(
      Scope scope, List<String> path, Measure measure, Requests requests, double limit) {
    return new TargetJudge(fleet, 3.2)
        .judge(
            List.of(
                new Assertion(scope, path, measure, requests, 95, Condition.LTE, List.of(limit))),
            Goals.NONE,
            null);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, ALL, 10",
    "COUNT, KO, 1",
    "PERCENT, KO, 10",
    "PERCENT, ALL, 100",
    "REQUESTS_PER_SECOND, ALL, 2.5",
    "MIN, ALL, 100",
    "MAX, ALL, 300",
    "MEAN, ALL, 140",
    "STANDARD_DEVIATION, ALL, 80",
    "PERCENTILE, ALL, 300"
  })
  void theWholeRunIsJudgedOnTheMergedFigures(Measure measure, Requests requests, double value) {
    Target target = judge(Scope.GLOBAL, List.of(), measure, requests, value);
    assertThat(target.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(target.assertions()).extracting(Judged::actual).containsExactly(value);
    assertThat(judge(Scope.GLOBAL, List.of(), measure, requests, value - 0.5).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void forAllJudgesEachRequestByItself() {
    Target target = judge(Scope.FOR_ALL, List.of(), Measure.MAX, Requests.ALL, 200);
    assertThat(target.assertions()).extracting(Judged::passed).containsExactly(false, true);
    assertThat(target.assertions())
        .extracting(Judged::text)
        .containsExactly(
            "basket: max of response time is less than or equal to 200.0",
            "search: max of response time is less than or equal to 200.0");
  }

  @Test
  void detailsOfARequestThatNeverCameFail() {
    Target target = judge(Scope.DETAILS, List.of("pay"), Measure.COUNT, Requests.ALL, 5);
    assertThat(target.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(target.assertions().getFirst().text())
        .contains("Could not find stats matching assertion path List(pay)");
  }

  @Test
  void nothingAssertedIsNoSuccess() {
    assertThat(new TargetJudge(fleet, 1).judge(List.of(), Goals.NONE, null).outcome())
        .isEqualTo(Outcome.NOTHING_ASSERTED);
  }

  @Test
  void aFigureIsNeverRoundedToTheLimitThatItMisses() {
    Target target = judge(Scope.GLOBAL, List.of(), Measure.PERCENT, Requests.OK, 90.004);
    assertThat(target.assertions()).extracting(Judged::shown).containsExactly("90");
    Target close = judge(Scope.GLOBAL, List.of(), Measure.REQUESTS_PER_SECOND, Requests.ALL, 2.49);
    assertThat(close.assertions()).extracting(Judged::shown).containsExactly("2.5");
    Target closer = judge(Scope.GLOBAL, List.of(), Measure.REQUESTS_PER_SECOND, Requests.ALL, 2.5);
    assertThat(closer.assertions()).extracting(Judged::shown).containsExactly("2.5");
  }

  @ParameterizedTest
  @CsvSource({
    "99.97, 100, 99.97", "99.4, 100, 99", "100, 100, 100", "100.0004, 100, 100.0004",
    "33.333333333333336, 33, 33.3", "0.0001, 0, 0.0001", "0.1004, 0.1, 0.1004", "-1, 5, -1.0"
  })
  void asManyDigitsAreShownAsTellAFigureFromItsLimit(double value, double limit, String shown) {
    assertThat(Digits.apart(value, List.of(limit))).isEqualTo(shown);
  }

  @Test
  void whereNothingWasMeasuredNothingPasses() {
    Assertion noFailures =
        new Assertion(
            Scope.GLOBAL, List.of(), Measure.COUNT, Requests.KO, 0, Condition.IS, List.of(0.0));
    Target target =
        new TargetJudge(new FleetMetrics(), 1).judge(List.of(noFailures), Goals.NONE, null);
    assertThat(target.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
    assertThat(target.assertions()).extracting(Judged::passed).containsExactly(true);
  }
}
