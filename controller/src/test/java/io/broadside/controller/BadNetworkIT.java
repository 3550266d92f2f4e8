package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.figures.WorkerFigures;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers behind a network that loses, delays and repeats, or some of which are silent. */
class BadNetworkIT {

  @TempDir Path folder;

  @Test
  void whateverIsLostLateOrRepeatedNobodyStartsTwiceAndTheTargetAgreesWithTheLedger()
      throws Exception {
    try (Lab lab =
        new Lab(
            folder,
            Lab.WORKER_JAR,
            fleet ->
                new RelayedFleet<>(
                    fleet, (worker, endpoint) -> new BadNetwork(endpoint, worker.hashCode())))) {
      RunView run = lab.start("OpenLoad.java", 3, Lab.LONG);
      lab.await(run, l -> l.second() >= 3);
      lab.scale(4);
      lab.await(run, l -> share(l, "worker-4") > 0);
      lab.scale(2);
      lab.await(run, Await.carriedBy(2));
      Live end = lab.stop(run);

      Exactness.ofStopped(lab.target.hits()).accounts(end);
    }
  }

  @Test
  void whileOneIsStoppedTheLoadOfAnotherThatWasKilledIsCarriedByThoseThatAnswer() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", 4, Lab.LONG, 20);
      Live before = lab.await(run, l -> l.second() >= 4);
      signal("STOP", lab, "worker-2");
      lab.await(run, l -> row(l, "worker-2").state().equals("unreachable"));
      signal("KILL", lab, "worker-3");

      Live changed = lab.await(run, l -> share(l, "worker-1") + share(l, "worker-4") > 0.7);
      assertThat(share(changed, "worker-2")).isEqualTo(share(before, "worker-2"));
      assertThat(share(changed, "worker-3")).isZero();

      lab.await(run, l -> share(l, "worker-2") == 0 && share(l, "") > 0.99);
      signal("CONT", lab, "worker-2");
      Live end = lab.stop(run);

      Exactness.ofStopped(lab.target.hits()).accounts(end);
    }
  }

  private static void signal(String signal, Lab lab, String worker) throws Exception {
    ProcessHandle supervisor = WorkerProcess.of(worker, lab.token);
    for (ProcessHandle process :
        Stream.concat(Stream.of(supervisor), supervisor.children()).toList()) {
      new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    }
  }

  /** That of one worker, or of all. */
  private static double share(Live live, String worker) {
    return live.workers().stream()
        .filter(w -> worker.isEmpty() || w.worker().equals(worker))
        .mapToDouble(WorkerFigures::share)
        .sum();
  }

  private static WorkerFigures row(Live live, String worker) {
    return live.workers().stream().filter(w -> w.worker().equals(worker)).findFirst().orElseThrow();
  }
}
