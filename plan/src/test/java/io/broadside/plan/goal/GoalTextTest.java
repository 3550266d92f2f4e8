package io.broadside.plan.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTextTest {

  @Test
  void timesAreInMillisecondsAndRatesInPercent() {
    assertThat(GoalText.parse("p99.9 of \"log in < 1\" <= 1.5s"))
        .isEqualTo(
            new Goal(
                "p99.9 of \"log in < 1\" <= 1.5s",
                new GoalMeasure.Percentile(99.9),
                "log in < 1",
                LimitComparison.AT_MOST,
                1_500,
                new Window.Whole()));
    assertThat(GoalText.parse("error rate < 0.1%").limit()).isEqualTo(0.1);
    assertThat(GoalText.parse("throughput of checkout > 95/s").of()).isEqualTo("checkout");
    assertThat(GoalText.parse("errors>=5").comparison()).isEqualTo(LimitComparison.AT_LEAST);
  }

  @Test
  void aPartOfTheRunStandsAfterTheLimit() {
    assertThat(GoalText.parse("max < 2s in the peak").window())
        .isEqualTo(new Window.InPhase("the peak"));
    assertThat(GoalText.parse("max < 2s from 1m to 5m").window())
        .isEqualTo(new Window.Between(60, 300));
    assertThat(GoalText.parse("max < 2s without ramps").window())
        .isEqualTo(new Window.WithoutRamps());
  }

  @ParameterizedTest
  @CsvSource({
    "errors < 1 in good, 1",
    "errors < 1 from 1m to 5m, 1",
    "errors <= 10 without ramps, 10",
    "p99 < 300 ms in good, 300",
    "p99 < 1m30s in good, 90000",
    "error rate < 0.1 % in good, 0.1",
    "throughput > 95 /s from 1m to 5m, 95",
    "abort when errors > 100 for 10s, 100"
  })
  void aLimitEndsWhereThePartOfTheRunBegins(String text, double limit) {
    Goal goal = GoalText.parse(text);
    assertThat(goal.limit()).isEqualTo(limit);
    assertThat(goal.window()).isNotEqualTo(new Window.Whole());
  }

  @Test
  void anAbortLasts() {
    Goal abort = GoalText.parse("abort when error rate of GET /a > 50% for 10s");
    assertThat(abort.aborts()).isTrue();
    assertThat(abort.window()).isEqualTo(new Window.Lasting(10));
    assertThat(abort.of()).isEqualTo("GET /a");
  }

  @Test
  void figuresAreComparedAsTheSignsSay() {
    assertThat(LimitComparison.LESS.holds(1, 1)).isFalse();
    assertThat(LimitComparison.AT_MOST.holds(1, 1)).isTrue();
    assertThat(LimitComparison.MORE.holds(1, 1)).isFalse();
    assertThat(LimitComparison.AT_LEAST.holds(1, 1)).isTrue();
  }
}
