package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.figures.LostArrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker on this machine that hangs, with a lease far longer than the test. */
class HangIT {

  @TempDir Path folder;

  @Test
  void itIsSaidWhyAndForHowLongAndThenOthersCarryItsShareSinceItIsEnded() throws Exception {
    try (Lab lab = new Lab(folder, Duration.ofSeconds(8))) {
      RunView run = lab.start("OpenLoad.java", 2, Lab.LONG, 600);
      lab.await(run, l -> l.second() >= 6);
      ProcessHandle engine =
          WorkerProcess.of("worker-2", lab.token).children().findFirst().orElseThrow();
      assertThat(new ProcessBuilder("kill", "-STOP", "" + engine.pid()).start().waitFor()).isZero();

      lab.await(run, l -> said(l).filter(HangIT::saysWhyAndForHowLong).isPresent());
      lab.await(run, Await.carriedBy(1));
      Live end = lab.stop(run);

      assertThat(said(end)).get().asString().contains("ended by its controller");
      assertThat(end.losses()).extracting(LostArrivals::worker).contains("worker-2");
      Exactness.ofStopped(lab.target.hits()).accounts(end);
    }
  }

  private static boolean saysWhyAndForHowLong(String reason) {
    return reason.contains("its engine's process is stopped")
        && reason.contains("It keeps its share until its lease ends, in");
  }

  private static Optional<String> said(Live live) {
    return live.workers().stream()
        .filter(w -> w.worker().equals("worker-2"))
        .flatMap(w -> Stream.ofNullable(w.reason()))
        .findFirst();
  }
}
