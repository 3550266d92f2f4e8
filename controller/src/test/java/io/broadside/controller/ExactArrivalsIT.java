package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.LossRow;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Second;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real workers, real sockets: every arrival once, whatever the fleet does. */
@Isolated("counts the seconds that pass until others carry a share")
class ExactArrivalsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aFleetOfAnySizeSendsEveryArrivalOnce(int workers) throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = lab.awaitEnd(lab.start("OpenLoad.java", workers, Map.of()));
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      assertThat(end.losses()).isEmpty();
      Exactness.of(lab.target.hits()).complete(end);
    }
  }

  @Test
  void aFleetThatGrowsAndShrinksSendsEveryArrivalOnce() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 3, Map.of("tail", "30"));
      lab.await(run, l -> l.run().state() == RunState.RUNNING);
      lab.scale(5);
      lab.await(run, l -> l.workers().stream().filter(w -> w.share() == 0.2).count() == 5);
      lab.scale(2);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      assertThat(end.losses()).isEmpty();
      Exactness.of(lab.target.hits()).complete(end);
      assertThat(end.seconds().stream().mapToLong(Second::requests).sum())
          .isEqualTo(end.totals().requests());
      assertThat(end.seconds()).extracting(Second::workers).contains(3, 5, 2);
      assertThat(end.seconds())
          .allSatisfy(
              s -> assertThat(s.planned()).isEqualTo(s.offered() + s.missed() + s.unknown()));
    }
  }

  @Test
  void aKilledWorkersArrivalsAreAccountedForByOrdinal() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 3, Map.of("tail", "5"));
      lab.await(run, l -> l.second() >= 8);
      WorkerProcess.of("worker-2", lab.token).destroyForcibly();
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      assertThat(end.totals().planned())
          .isEqualTo(end.totals().offered() + end.totals().missed() + end.totals().unknown());
      assertThat(end.losses()).extracting(LossRow::worker).containsOnly("worker-2");
      assertThat(end.losses()).extracting(LossRow::outcome).contains("missed");
      Exactness.of(lab.target.hits()).accounts(end);
      // a report interval crosses one border of a second at most
      assertThat(end.seconds().stream().filter(s -> s.unknown() > 0).count()).isLessThan(3);
      // known at once, proposed 3 s ahead, and on a border of a second
      assertThat(end.seconds().stream().filter(s -> s.missed() > 0).count()).isLessThan(6);
      assertThat(end.seconds().getLast().missed()).isZero();
      assertThat(end.run().verdicts()).isNotNull();
    }
  }
}
