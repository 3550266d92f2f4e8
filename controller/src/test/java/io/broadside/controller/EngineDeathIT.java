package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.Second;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine ends as when its memory has run out; its worker stays, and starts another one. */
class EngineDeathIT {

  @TempDir Path folder;

  @Test
  void whatWasDueAfterItsDeathIsMissedAndNotUnknown() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 2, Lab.LONG);
      lab.await(run, Await.quietAfter(8));
      WorkerProcess.of("worker-2", lab.token).children().forEach(ProcessHandle::destroyForcibly);
      long killedMillis = System.currentTimeMillis();
      lab.await(run, Await.carriedBy(1));
      lab.await(run, Await.carriedBy(2));
      Live end = lab.stop(run);
      assertThat(end.losses())
          .filteredOn(l -> "worker-2".equals(l.worker()))
          .extracting(LostArrivals::outcome)
          .contains("missed");
      Exactness.ofStopped(lab.target.hits()).accounts(end);
      long killed = (killedMillis - Objects.requireNonNull(end.run().startsAtMillis())) / 1000;
      assertThat(end.seconds())
          .filteredOn(s -> s.unknown() > 0)
          .extracting(Second::second)
          .as("the worker's death is known to have been in second %d", killed)
          .allMatch(s -> s <= killed + 1);
    }
  }
}
