package io.broadside.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.outputs.news.Event;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts.Judged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private static final Judged SLOW = new Judged("p99 < 300ms", 412.0, "412 ms", false);
  private static final Judged FAILING = new Judged("error rate < 1%", 2.0, "2 %", false);

  private final Alarms alarms = new Alarms();

  private List<Event> at(long second, Judged... broken) {
    return alarms.next(
        new RunStanding(
            SampleRuns.in(RunState.RUNNING), second, List.of(), Map.of(), List.of(broken)));
  }

  @Test
  void aGoalIsToldOnceAndOnlyWhenItHasBeenBrokenForAWhile() {
    for (int second = 0; second < 9; second++) {
      assertThat(at(second, SLOW)).isEmpty();
    }
    assertThat(at(9, SLOW)).extracting(Event::goal).containsExactly(SLOW);
    for (int second = 10; second < 40; second++) {
      assertThat(at(second, SLOW)).isEmpty();
    }
  }

  @Test
  void aGoalThatIsReachedAgainBeginsAnew() {
    for (int second = 0; second < 8; second++) {
      assertThat(at(second, SLOW, FAILING)).isEmpty();
    }
    assertThat(at(8, FAILING)).isEmpty();
    assertThat(at(9, SLOW, FAILING)).extracting(Event::goal).containsExactly(FAILING);
  }

  @Test
  void theSameSecondCountsOnce() {
    for (int i = 0; i < 30; i++) {
      assertThat(at(3, SLOW)).isEmpty();
    }
  }
}
