package io.broadside.plan.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTextTest {

  @Test
  void timesAreInMillisecondsAndRatesInPercent() {
    assertThat(GoalText.parse("p99.9 of \"log in < 1\" <= 1.5s"))
        .isEqualTo(
            new Goal(
                "p99.9 of \"log in < 1\" <= 1.5s",
                new Measure.Percentile(99.9),
                "log in < 1",
                Comparison.AT_MOST,
                1_500,
                new Window.Whole()));
    assertThat(GoalText.parse("error rate < 0.1%").limit()).isEqualTo(0.1);
    assertThat(GoalText.parse("throughput of checkout > 95/s").of()).isEqualTo("checkout");
    assertThat(GoalText.parse("errors>=5").comparison()).isEqualTo(Comparison.AT_LEAST);
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

  @Test
  void anAbortLasts() {
    Goal abort = GoalText.parse("abort when error rate of GET /a > 50% for 10s");
    assertThat(abort.aborts()).isTrue();
    assertThat(abort.window()).isEqualTo(new Window.Lasting(10));
    assertThat(abort.of()).isEqualTo("GET /a");
  }

  @Test
  void figuresAreComparedAsTheSignsSay() {
    assertThat(Comparison.LESS.holds(1, 1)).isFalse();
    assertThat(Comparison.AT_MOST.holds(1, 1)).isTrue();
    assertThat(Comparison.MORE.holds(1, 1)).isFalse();
    assertThat(Comparison.AT_LEAST.holds(1, 1)).isTrue();
  }
}
