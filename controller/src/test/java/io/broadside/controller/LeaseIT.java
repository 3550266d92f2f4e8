package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.figures.Second;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that nobody can reach any more. */
class LeaseIT {

  /** Far longer than any pause of the machine. */
  private static final int LEASE_SECONDS = 20;

  @TempDir Path folder;

  private @Nullable RelayedFleet<Relay> network;

  @Test
  void aWorkerThatIsCutOffKeepsItsShareUntilItsLeaseEnds() throws Exception {
    try (Lab lab = lab()) {
      RunView run = lab.start("OpenLoad.java", 3, Lab.LONG, LEASE_SECONDS);
      lab.await(run, l -> l.second() >= 6);
      long cutSecond = lab.live(run).second();
      way("worker-2").cut();
      lab.await(run, LeaseIT::allIsOfferedAgain);
      Live end = lab.stop(run);

      Exactness.ofStopped(lab.target.hits()).accounts(end);
      // its share was its own for as long as it may have been at work
      long lost =
          end.seconds().stream()
              .filter(s -> s.missed() > 0)
              .mapToLong(Second::second)
              .min()
              .orElseThrow();
      assertThat(lost).isGreaterThanOrEqualTo(cutSecond + LEASE_SECONDS - 1);
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
      RunView run = lab.start("OpenLoad.java", 2, Lab.LONG, 8);
      lab.await(run, l -> l.second() >= 4);
      way("worker-1").cut();
      way("worker-2").cut();
      lab.await(run, l -> !l.losses().isEmpty());
      way("worker-1").mend();
      way("worker-2").mend();
      lab.await(run, LeaseIT::allIsOfferedAgain);
      Live end = lab.stop(run);

      Exactness.ofStopped(lab.target.hits()).accounts(end);
      assertThat(end.totals().missed()).isPositive();
    }
  }

  private static boolean allIsOfferedAgain(Live live) {
    return Await.carriedBy(2).test(live)
        && live.seconds().reversed().stream()
            .filter(Second::settled)
            .limit(1)
            .anyMatch(s -> s.planned() > 0 && s.offered() == s.planned());
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
