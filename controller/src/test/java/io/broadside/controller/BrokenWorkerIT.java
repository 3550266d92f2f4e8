package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.results.record.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that cannot even start. */
class BrokenWorkerIT {

  @TempDir Path folder;

  @Test
  void aRunWhoseWorkersAllDieAtOnceFailsWithTheirLastWords() throws Exception {
    Path jar = Files.writeString(folder.resolve("worker.jar"), "no jar");
    try (Lab lab = new Lab(folder, jar, UnaryOperator.identity())) {
      Live end = lab.awaitEnd(lab.start("OpenLoad.java", 3, Map.of()));
      assertThat(end.run().state()).isEqualTo(RunState.FAILED);
      assertThat(end.run().problem())
          .contains("no more are started", "exit code 1", "ClassNotFoundException", "worker-3.log");
    }
  }
}
