package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.WorkerFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody has set the clocks. */
@Timeout(300)
class ClockSkewIT {

  private static final Duration AHEAD = Duration.ofMinutes(7);
  private static final Duration BEHIND = Duration.ofMinutes(-4);
  private static final Map<String, Duration> SKEW = Map.of("worker-1", AHEAD, "worker-2", BEHIND);

  @TempDir Path folder;

  @Test
  void workersWhoseClocksAreMinutesApartStartTogetherAndLoseNothing() throws Exception {
    try (Lab lab =
        new Lab(
            folder,
            Lab.WORKER_JAR,
            fleet ->
                new RelayedFleet<>(
                    fleet,
                    (worker, endpoint) ->
                        new SkewedClock(endpoint, SKEW.getOrDefault(worker, Duration.ZERO))))) {
      RunView run = lab.start("OpenLoad.java", 3, Map.of("tail", "3"));
      Live end = lab.awaitEnd(run);

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).complete(end);
      assertThat(end.run().startSkewMillis()).isNotNull().isBetween(0.0, 30_000.0);
      assertThat(row(end, "worker-1").started()).isPositive();
      assertThat(row(end, "worker-2").started()).isPositive();
      measured(row(end, "worker-1"), AHEAD);
      measured(row(end, "worker-2"), BEHIND);
      measured(row(end, "worker-3"), Duration.ZERO);
    }
  }

  /** As exactly as it says itself, and to the half minute in any case. */
  private static void measured(WorkerFigures row, Duration ahead) {
    assertThat(row.clockOffset()).isNotNull();
    assertThat(Math.abs(row.clockOffset() - ahead.toMillis())).isLessThan(30_000);
  }

  private static WorkerFigures row(Live live, String worker) {
    return live.workers().stream().filter(r -> r.worker().equals(worker)).findFirst().orElseThrow();
  }
}
