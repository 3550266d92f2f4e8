package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.plan.goal.GoalText;
import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.LoadText;
import io.broadside.protocol.plan.TimeWindow;
import io.broadside.protocol.plan.TimeWindow.Range;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GoalsTest {

  private static final Load LOAD =
      LoadText.parse(
          List.of("ramp to 9/s in 10s", "hold 20s", "ramp to 0/s in 5s", "hold 1/s for 5s"));

  @Test
  void everyGoalOfAPartOfTheRunHasAWindow() {
    Goals goals =
        Goals.parse(
            List.of(
                "p99 < 1s",
                "p99 < 1s without ramps",
                "abort when errors > 9 for 5s",
                "mean < 1s in phase 3",
                "errors < 1 from 2s to 3s"),
            LOAD);

    assertThat(goals.windows())
        .containsExactly(
            new TimeWindow(List.of(new Range(10, 30), new Range(35, 40))),
            new TimeWindow(List.of(new Range(30, 35))),
            new TimeWindow(List.of(new Range(2, 3))));
    assertThat(List.of(0, 1, 2, 3, 4))
        .extracting(goals::window)
        .containsExactly(
            OptionalInt.empty(),
            OptionalInt.of(0),
            OptionalInt.empty(),
            OptionalInt.of(1),
            OptionalInt.of(2));
  }

  @Test
  void phasesThatNobodyKnowsCannotBeSpokenOf() {
    assertThatThrownBy(() -> Goals.parse(List.of("p99 < 1s without ramps"), null))
        .hasMessageContaining("write 'from 1m to 5m'");
    assertThatThrownBy(() -> Goals.parse(List.of("p99 < 1s in rush"), LOAD))
        .hasMessageContaining("its phases are phase 1, phase 2, phase 3, phase 4");
    assertThat(Goals.parse(List.of("p99 < 1s from 1m to 5m"), null).windows()).hasSize(1);
  }

  @Test
  void aGoalOfLaterThanTheLoadDoesNotFit() {
    assertThat(Goals.fits(GoalText.parse("p99 < 1s from 40s to 50s"), LOAD)).isFalse();
    assertThat(Goals.fits(GoalText.parse("p99 < 1s from 39s to 50s"), LOAD)).isTrue();
    assertThat(Goals.fits(GoalText.parse("p99 < 1s in rush"), LOAD)).isFalse();
  }
}
