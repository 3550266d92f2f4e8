package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.StandingFleet;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.FakeWorkers;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.WorkerFigures;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeersTest {

  @Test
  void whoeverWasToldToGoIsNotMissing() {
    Clock clock = new Clock();
    StandingFleet fleet =
        new StandingFleet(
            List.of(
                new Member("worker-1", Member.State.LEFT, null, "told to go"),
                new Member("worker-2", Member.State.STARTING, null, null)));
    try (WorkerClient client = new HttpWorkerClient("token", clock, Runnable::run)) {
      Peers peers = new Peers(fleet, client, clock, Runnable::run, () -> true);
      peers.tick(false);

      assertThat(peers.missing()).isEqualTo("worker-2 is starting.");
    }
  }

  /** Its pod may be gone from the API while its node goes on with it. */
  @Test
  void whoeverIsNotThereAnyMoreAtATakeoverIsOwedItsLease() {
    Clock clock = new Clock();
    Plan plan = Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT);
    Run run = new Run(new Spec("run", RunRequests.of(Map.of()), plan, 2, 90, 0), 1);
    List<Participation> parts = new ArrayList<>();
    for (String worker : List.of("worker-1", "worker-2")) {
      Status status = Said.by(worker, worker + "-0a").status();
      run.dialogue().heard(status, 0);
      parts.add(new Participation(worker, status, false, false, false, null, null));
    }
    StandingFleet fleet =
        new StandingFleet(
            List.of(new Member("worker-1", Member.State.DIED, null, "killed by signal 9")));
    try (WorkerClient client = new HttpWorkerClient("token", clock, Runnable::run)) {
      Peers peers = new Peers(fleet, client, clock, Runnable::run, () -> true);
      peers.adopt(new RunReport(run), List.of(), parts);
      peers.tick(false);

      assertThat(run.roster().find("worker-1-0a")).get().matches(Participant::ended);
      assertThat(run.roster().find("worker-2-0a")).get().matches(p -> !p.ended());
      assertThat(peers.rows())
          .extracting(WorkerFigures::reason)
          .contains("it was gone when this controller took over");
    }
  }

  /**
   * A thousand that are asked all the time would be a load of their own, while they wait or later.
   */
  @ParameterizedTest
  @CsvSource({
    "3, WAITING, 4",
    "20, WAITING, 4",
    "1000, WAITING, 1",
    "3, CREATED, 1",
    "1000, CREATED, 0"
  })
  void whereFewAreWaitedForTheyAreAskedOften(int workers, RunState state, int asked) {
    AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    Clock clock = new Clock(nanos::get);
    List<Member> members =
        IntStream.rangeClosed(1, workers)
            .mapToObj(i -> new Member("w" + i, Member.State.UP, URI.create("http://w" + i), null))
            .toList();
    FakeWorkers client = new FakeWorkers(clock);
    Peers peers = new Peers(new StandingFleet(members), client, clock, Runnable::run, () -> true);
    Plan plan = Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT);
    Run run = new Run(new Spec("run", RunRequests.of(Map.of()), plan, workers, 90, 0), 1);
    if (state == RunState.WAITING) {
      run.step(0, Set.of(), () -> "");
    }
    assertThat(run.state()).isEqualTo(state);
    peers.begin(new RunReport(run), Optional.empty());
    peers.tick(false);
    client.heard.clear();

    for (int i = 0; i < 4; i++) {
      nanos.addAndGet(125_000_000);
      peers.tick(false);
    }

    assertThat(client.heard).hasSize(asked * workers);
  }
}
