package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.LossRow;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine ends as when its memory has run out; its worker stays, and starts another one. */
class EngineDeathIT {

  @TempDir Path folder;

  @Test
  void whatWasDueAfterItsDeathIsMissedAndNotUnknown() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 2, Map.of("tail", "25"));
      lab.await(run, l -> l.second() >= 8);
      WorkerProcess.of("worker-2", lab.token).children().forEach(ProcessHandle::destroyForcibly);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      assertThat(end.losses()).extracting(LossRow::worker).containsOnly("worker-2");
      assertThat(end.losses()).extracting(LossRow::outcome).contains("missed");
      Exactness.of(lab.target.hits()).accounts(end);
      // a report interval crosses one border of a second at most
      assertThat(end.seconds().stream().filter(s -> s.unknown() > 0).count()).isLessThan(3);
    }
  }
}
