package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Second;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that nobody can reach any more. */
class LeaseIT {

  @TempDir Path folder;

  private @Nullable RelayedFleet<Relay> network;

  @Test
  void aWorkerThatIsCutOffKeepsItsShareUntilItsLeaseEnds() throws Exception {
    try (Lab lab = lab()) {
      RunView run = lab.start("OpenLoad.java", 3, Map.of("tail", "30"));
      lab.await(run, l -> l.second() >= 6);
      long cutSecond = lab.live(run).second();
      way("worker-2").cut();
      Live end = lab.awaitEnd(run);

      assertThat(end.run().state()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).accounts(end);
      // its share was its own for as long as it may have been at work
      long lost =
          end.seconds().stream()
              .filter(s -> s.missed() > 0)
              .mapToLong(Second::second)
              .min()
              .orElseThrow();
      assertThat(lost).isGreaterThanOrEqualTo(cutSecond + Lab.LEASE_SECONDS - 1);
      assertThat(end.seconds().getLast().missed()).isZero();
      // and it went on with it: a beginning of what the controller knew nothing of was sent
      assertThat((long) lab.target.hits().size())
          .isGreaterThan(end.totals().offered())
          .isLessThan(end.totals().offered() + end.totals().unknown());
    }
  }

  @Test
  void workersWhoseLeasesHaveEndedComeBackAnewOnceTheyAreReachedAgain() throws Exception {
    try (Lab lab = lab()) {
      RunView run =
          lab.start(
              Requests.of(
                  Map.of(
                      "simulation",
                      "OpenLoad.java",
                      "target",
                      lab.target.address(),
                      "workers",
                      2,
                      "properties",
                      Map.of("tail", "60"),
                      "leaseSeconds",
                      8)));
      lab.await(run, l -> l.second() >= 4);
      way("worker-1").cut();
      way("worker-2").cut();
      lab.await(run, l -> l.workers().stream().allMatch(w -> w.share() == 0) || l.second() >= 25);
      way("worker-1").mend();
      way("worker-2").mend();
      Live end = lab.awaitEnd(run);

      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      Exactness.of(lab.target.hits()).accounts(end);
      assertThat(end.totals().missed()).isPositive();
      List<Second> loaded = end.seconds().stream().filter(s -> s.planned() > 0).toList();
      assertThat(loaded.getLast().offered()).isEqualTo(loaded.getLast().planned());
    }
  }

  private Lab lab() throws Exception {
    return new Lab(
        folder,
        Lab.WORKER_JAR,
        fleet -> network = new RelayedFleet<>(fleet, (worker, endpoint) -> new Relay(endpoint)));
  }

  private Relay way(String worker) {
    return Objects.requireNonNull(network).way(worker);
  }
}
