package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.MeasuredWorker;
import io.broadside.plan.goal.GoalText;
import io.broadside.protocol.wire.MetricNames;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalWatchTest {

  private final FleetMetrics fleet = new FleetMetrics();
  private final MeasuredWorker worker = new MeasuredWorker();

  @Test
  void aGoalIsBrokenOnceItWasSoForSecondsOnEnd() throws Exception {
    GoalWatch watch = watch("abort when error rate > 50% for 3s");

    assertThat(second(watch, 0, 9)).isEmpty();
    assertThat(second(watch, 1, 9)).isEmpty();
    assertThat(second(watch, 5, 5)).as("no more than half: the count begins anew").isEmpty();
    assertThat(second(watch, 1, 9)).isEmpty();
    assertThat(second(watch, 1, 9)).isEmpty();
    assertThat(second(watch, 1, 3))
        .hasValue(
            "The goal 'abort when error rate > 50% for 3s' ended the run: it was true for 3 s,"
                + " most recently with 75%.");
  }

  @Test
  void aSecondWithoutResponsesSaysNothing() throws Exception {
    GoalWatch watch = watch("abort when p90 > 1s for 2s");

    assertThat(second(watch, 0, 1)).isEmpty();
    assertThat(second(watch, 0, 0)).isEmpty();
    assertThat(second(watch, 0, 0)).isEmpty();
    assertThat(second(watch, 0, 1)).isPresent();
  }

  @Test
  void noThroughputIsLittleThroughput() throws Exception {
    GoalWatch watch = watch("abort when throughput < 5/s for 2s");

    assertThat(second(watch, 0, 0)).isEmpty();
    assertThat(second(watch, 4, 2)).isEmpty();
    assertThat(second(watch, 0, 0)).isEmpty();
    assertThat(second(watch, 4, 0)).isPresent();
  }

  @Test
  void onlyTheRequestThatIsNamedCounts() throws Exception {
    GoalWatch watch = watch("abort when errors > 3 for 1s");
    GoalWatch other = watch("abort when errors of pay > 3 for 1s");

    assertThat(second(watch, 0, 4)).isPresent();
    assertThat(other.look(fleet)).isEmpty();
  }

  private static GoalWatch watch(String goal) {
    return new GoalWatch(GoalText.parse(goal));
  }

  /** Good responses take 10 ms, failed ones 2 s. */
  private Optional<String> second(GoalWatch watch, int good, int failed) throws IOException {
    for (int i = 0; i < good; i++) {
      worker.response("shop / search", MetricNames.OK, 0.01);
    }
    for (int i = 0; i < failed; i++) {
      worker.response("shop / search", MetricNames.KO, 2);
    }
    fleet.accept("one", 0, worker.scrape());
    return watch.look(fleet);
  }
}
