package io.broadside.controller;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.target.Hit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    RunView run = lab.start("Abuse.java", 2, Map.of("abuse", abuse));
    accounts(lab.awaitEnd(run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loops", "deadlocks"})
  void aRunThatIsStopped(String abuse) throws Exception {
    RunView run = lab.start("Abuse.java", 2, Map.of("abuse", abuse));
    lab.await(run, l -> l.second() >= 6);
    lab.send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
    accounts(lab.awaitEnd(run));
  }

  /** The target goes on from run to run. */
  private void accounts(Live end) {
    List<Hit> all = lab.target.hits();
    List<Hit> hits = List.copyOf(all.subList(seen, all.size()));
    seen = all.size();
    Exactness.ofStopped(hits).accounts(end);
  }
}
