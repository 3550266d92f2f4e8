package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Second;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers, real sockets: every arrival once, whatever the fleet does. */
class ExactArrivalsIT {

  @TempDir Path folder;

  @Test
  void oneWorkerSendsEveryArrivalOnce() throws Exception {
    try (Lab lab = new Lab(folder, 0)) {
      RunView run = lab.start("OpenLoad.java", 1);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).complete(end);
    }
  }

  @Test
  void aFleetThatGrowsAndShrinksSendsEveryArrivalOnce() throws Exception {
    try (Lab lab = new Lab(folder, 0)) {
      RunView run = lab.start("OpenLoad.java", 2);
      lab.await(run, l -> l.run().state() == RunState.RUNNING);
      lab.scale(4);
      lab.await(run, l -> l.workers().stream().filter(w -> w.share() == 0.25).count() == 4);
      lab.scale(2);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).complete(end);
      assertThat(end.seconds()).extracting(Second::workers).contains(2, 4);
      assertThat(end.seconds())
          .allSatisfy(
              s -> assertThat(s.planned()).isEqualTo(s.offered() + s.missed() + s.unknown()));
    }
  }

  @Test
  void aKilledWorkersArrivalsAreAccountedForByOrdinal() throws Exception {
    try (Lab lab = new Lab(folder, 0)) {
      RunView run = lab.start("OpenLoad.java", 3);
      lab.await(run, l -> l.second() >= 8);
      ProcessHandle victim =
          ProcessHandle.current()
              .children()
              .filter(p -> p.info().commandLine().orElse("").contains("worker-2"))
              .findFirst()
              .orElseThrow();
      victim.destroyForcibly();
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      long planned = end.totals().planned();
      assertThat(planned)
          .isEqualTo(end.totals().offered() + end.totals().missed() + end.totals().unknown());
      Exactness seen = Exactness.of(lab.target.hits()).noneTwice();
      assertThat(seen.size()).isBetween(end.totals().offered(), planned - end.totals().missed());
      assertThat(end.totals().missed()).isPositive();
      assertThat(end.seconds().getLast().missed()).isZero();
      assertThat(end.run().verdicts()).isNotNull();
    }
  }
}
