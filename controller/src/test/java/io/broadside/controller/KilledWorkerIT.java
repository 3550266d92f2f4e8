package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.LostArrivals;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A worker dies without a word. */
@Isolated("counts the seconds that pass until others carry its share")
class KilledWorkerIT {

  @TempDir Path folder;

  @Test
  void itsArrivalsAreAccountedForByOrdinal() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 3, Map.of("tail", "5"));
      lab.await(run, Await.quietAfter(8));
      WorkerProcess.of("worker-2", lab.token).destroyForcibly();
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      assertThat(end.totals().planned())
          .isEqualTo(end.totals().offered() + end.totals().missed() + end.totals().unknown());
      assertThat(end.losses()).extracting(LostArrivals::worker).contains("worker-2");
      assertThat(end.losses()).extracting(LostArrivals::outcome).contains("missed");
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
