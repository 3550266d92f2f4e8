package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RequestRow;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
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

  private static void everythingCounts(Lab lab, Live end, RunState state) {
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(state);
    assertThat(end.totals().offered()).isEqualTo(USERS);
    assertThat(end.errors()).isEmpty();
    long counted = end.requests().stream().mapToLong(RequestRow::count).sum();
    // of each user at most the request under way, and one sent while the run was being closed
    assertThat(lab.target.hits().size() - counted).isBetween(0L, 2L * USERS);
  }
}
