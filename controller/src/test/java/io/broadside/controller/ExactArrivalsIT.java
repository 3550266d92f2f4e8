package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real workers, real sockets: every arrival once, whatever the fleet does. */
class ExactArrivalsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aFleetOfAnySizeSendsEveryArrivalOnce(int workers) throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = lab.awaitEnd(lab.start("OpenLoad.java", workers, Map.of()));
      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).complete(end);
    }
  }

  @Test
  void aFleetThatGrowsAndShrinksSendsEveryArrivalOnce() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 3, Lab.LONG);
      lab.await(run, Await.carriedBy(3));
      lab.scale(5);
      lab.await(run, Await.carriedBy(5));
      lab.scale(2);
      lab.await(run, Await.carriedBy(2));
      Live end = lab.stop(run);
      Exactness.ofStopped(lab.target.hits()).complete(end);
      assertThat(end.seconds().stream().mapToLong(Second::requests).sum())
          .isEqualTo(end.totals().requests());
      assertThat(end.seconds()).extracting(Second::workers).contains(3, 5, 2);
      assertThat(end.seconds())
          .allSatisfy(
              s -> assertThat(s.planned()).isEqualTo(s.offered() + s.missed() + s.unknown()));
    }
  }
}
