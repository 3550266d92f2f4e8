package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Assertion.Condition;
import io.broadside.protocol.plan.Assertion.Measure;
import io.broadside.protocol.plan.Assertion.Requests;
import io.broadside.protocol.plan.Assertion.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionTextTest {

  private static Assertion assertion(
      Measure measure, Requests requests, double rank, Condition condition, Double... operands) {
    return new Assertion(
        Scope.GLOBAL, List.of(), measure, requests, rank, condition, List.of(operands));
  }

  @ParameterizedTest
  @CsvSource({"50, 50th", "1, 1st", "2, 2nd", "3, 3rd", "11, 11th", "92, 92nd", "99.9, 99.9th"})
  void percentilesAreCountedAsPeopleDo(double rank, String words) {
    assertThat(
            AssertionText.of(
                assertion(Measure.PERCENTILE, Requests.ALL, rank, Condition.LT, 500.0), "Global"))
        .isEqualTo("Global: " + words + " percentile of response time is less than 500.0");
  }

  @Test
  void everyConditionHasItsWords() {
    assertThat(
            AssertionText.of(
                assertion(Measure.COUNT, Requests.KO, 0, Condition.BETWEEN_INCLUSIVE, 1.0, 2.0),
                "search"))
        .isEqualTo("search: count of failed events is between 1.0 and 2.0 inclusive");
    assertThat(
            AssertionText.of(
                assertion(Measure.PERCENT, Requests.OK, 0, Condition.IN, 1.0, 2.0), "search"))
        .isEqualTo("search: percentage of successful events is in List(1.0, 2.0)");
  }
}
