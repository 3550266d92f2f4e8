package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.RequestFigures;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run ends with its users under way: what they have done counts up to that moment. */
class CutOffIT {

  private static final int USERS = 20;

  @TempDir Path folder;

  @Test
  void theKillSwitchEndsTheLoadAndItsCounting() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("Endless.java", 2, Map.of());
      lab.await(run, l -> l.second() >= 4);
      lab.send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
      everythingCounts(lab, lab.awaitEnd(run), RunState.ABORTED);
    }
  }

  @Test
  void theGreatestLengthEndsTheLoadAndItsCounting() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = lab.awaitEnd(lab.start("Endless.java", 2, Map.of("most", "4")));
      everythingCounts(lab, end, RunState.FINISHED);
    }
  }

  @Test
  void theSimulationMayEndTheLoadOfAllWorkers() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = lab.awaitEnd(lab.start("StopsItself.java", 2, Map.of()));

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(end.run().problem()).contains("stopLoadGenerator");
      assertThat(lab.target.hits()).hasSize(Math.toIntExact(end.totals().offered()));
      assertThat(end.totals().offered()).isBetween(100L, 400L);
      assertThat(end.totals().planned())
          .isEqualTo(end.totals().offered() + end.totals().missed() + end.totals().unknown());
      Exactness.of(lab.target.hits()).noneTwice();
    }
  }

  private static void everythingCounts(Lab lab, Live end, RunState state) {
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(state);
    assertThat(end.totals().offered()).isEqualTo(USERS);
    assertThat(end.errors()).isEmpty();
    long counted = end.requests().stream().mapToLong(RequestFigures::count).sum();
    // of each user at most the request under way, and one sent while the run was being closed
    assertThat(lab.target.hits().size() - counted).isBetween(0L, 2L * USERS);
  }
}
