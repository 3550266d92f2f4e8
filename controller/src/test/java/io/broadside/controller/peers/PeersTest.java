package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Requests;
import io.broadside.controller.Said;
import io.broadside.controller.StandingFleet;
import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Participant;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    Plan plan = new Plan(null, "Shop", Map.of(), 7, Limits.DEFAULT, 0);
    Run run = new Run(new Spec("run", Requests.of(Map.of()), plan, 2, 90, 0), 1);
    List<Participation> parts = new ArrayList<>();
    for (String worker : List.of("worker-1", "worker-2")) {
      Status status = Said.by(worker, worker + "-0a").status();
      run.heard(status, 0);
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
          .extracting(WorkerRow::reason)
          .contains("it was not there any more when this controller took over");
    }
  }
}
