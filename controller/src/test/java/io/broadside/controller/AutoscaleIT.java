package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.request.RunRequest;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody says how many workers. */
class AutoscaleIT {

  @TempDir Path folder;

  @Test
  void workersComeAsTheProfileNeedsThem() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunRequest request =
          RunRequests.of(
              Map.of(
                  "simulation",
                  "Rising.java",
                  "target",
                  lab.target.address(),
                  "seed",
                  7,
                  "warmUpSeconds",
                  1,
                  "autoscale",
                  true,
                  "capacity",
                  10));
      RunView run = lab.start(request);
      Live more = lab.await(run, l -> l.seconds().stream().anyMatch(s -> s.workers() > 1));
      assertThat(more.seconds().getFirst().workers()).isEqualTo(1);
      lab.send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.ABORTED);
      Exactness.of(lab.target.hits()).accounts(end);
    }
  }
}
