package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.target.Hit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a simulation does to its worker, the run says what was sent: nothing that the target saw
 * is called missed, nothing that it did not see is called offered.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AbuseIT {

  @TempDir static Path folder;

  private Lab lab;
  private int seen;

  @BeforeAll
  void begin() throws Exception {
    lab = new Lab(folder);
  }

  @AfterAll
  void end() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "exits", "crashes"})
  void aRunThatEndsByItself(String abuse) throws Exception {
    RunView run = lab.start("Rude.java", 2, Map.of("how", abuse));
    accounts(lab.awaitEnd(run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loops", "deadlocks"})
  void aRunThatIsStopped(String abuse) throws Exception {
    RunView run = lab.start("Rude.java", 2, Map.of("how", abuse));
    lab.await(run, l -> l.second() >= 6);
    lab.send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
    accounts(lab.awaitEnd(run));
  }

  /** As Ctrl-C does, before all workers are ready, before the start, and under load. */
  @ParameterizedTest
  @EnumSource(names = {"WAITING", "READY", "RUNNING"})
  void aRunThatIsStoppedInAPhase(RunState phase) throws Exception {
    RunView run = lab.start("Rude.java", 2, Map.of("how", "loops"));
    lab.await(run, l -> l.run().state() == phase);
    Live end = lab.stop(run);

    accounts(end);
    assertThat(end.totals().offered() == 0).isEqualTo(phase != RunState.RUNNING);
  }

  /** Its lease goes on, but what was due meanwhile is too late. */
  @Test
  void aWorkerThatWasStoppedForSecondsSendsNoBacklog() throws Exception {
    RunView run = lab.start("Rude.java", 2, Map.of("how", "blocks"));
    lab.await(run, l -> l.second() >= 2);
    ProcessHandle engine =
        WorkerProcess.of("worker-2", lab.token).children().findFirst().orElseThrow();
    new ProcessBuilder("kill", "-STOP", "" + engine.pid()).start().waitFor();
    lab.await(run, l -> l.second() >= 6);
    new ProcessBuilder("kill", "-CONT", "" + engine.pid()).start().waitFor();
    Live end = lab.awaitEnd(run);

    accounts(end);
    assertThat(end.losses()).extracting(LostArrivals::worker).contains("worker-2");
    assertThat(end.totals().missed()).isPositive();
  }

  /** The target goes on from run to run. */
  private void accounts(Live end) {
    List<Hit> all = lab.target.hits();
    List<Hit> hits = List.copyOf(all.subList(seen, all.size()));
    seen = all.size();
    Exactness.ofStopped(hits).accounts(end);
  }
}
