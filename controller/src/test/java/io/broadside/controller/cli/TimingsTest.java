package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimingsTest {

  private final Timings timings = new Timings(10_000, 10_800);

  @Test
  void theirLinesAddUpAndTheSlowestWorkerCounts() {
    assertThat(
            timings.lines(live(16_000L, worker(1.0, 2.5), worker(1.25, 2.0), worker(null, null))))
        .containsExactly(
            "From the command to the start of the load: 6.00 s",
            "   0.80 s  Java starts; Broadside finds and packs the files, and starts the controller"
                + " and workers",
            "   0.10 s  the files are sent to the controller",
            "   2.50 s  the slowest worker compiles, warms up and builds the simulation (it took"
                + " 1.25 s to start)",
            "   2.60 s  the rest: other workers start, messages, and the time until the agreed"
                + " start");
  }

  @Test
  void ofARunWithoutAStartThereIsNothingToSay() {
    assertThat(timings.lines(live(null, worker(1.0, null)))).isEmpty();
  }

  private static Live live(@Nullable Long starts, WorkerFigures... workers) {
    RunView run =
        new RunView(
            "id",
            null,
            null,
            null,
            RunState.FINISHED,
            null,
            10_900,
            starts,
            null,
            null,
            60L,
            2,
            1,
            Map.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    Totals none =
        new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, 2);
    return new Live(
        run,
        8,
        none,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(workers),
        List.of(),
        List.of());
  }

  private static WorkerFigures worker(@Nullable Double start, @Nullable Double prepare) {
    return new WorkerFigures(
        "worker",
        "finished",
        null,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        start,
        prepare,
        null);
  }
}
