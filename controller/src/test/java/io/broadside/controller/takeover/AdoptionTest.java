package io.broadside.controller.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.Requests;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdoptionTest {

  @Test
  void nobodyIsTakenForGoneBeforeItIsKnownWhoIsThere() {
    Clock clock = new Clock();
    FakeFleet fleet = new FakeFleet(3);
    fleet.known = false;
    try (WorkerClient client = new WorkerClient("token", clock, Runnable::run)) {
      Adoption adoption = new Adoption(left(), fleet, client, clock, Runnable::run);
      assertThat(adoption.step()).isEmpty();

      fleet.known = true;

      assertThat(adoption.step()).isPresent();
    }
  }

  private static RunSnapshot left() {
    Plan plan = new Plan(null, "Checkout", Map.of(), 7, Limits.DEFAULT, 0);
    Run run = new Run(new Spec("a-run", Requests.of(Map.of()), plan, 3, 90, 0));
    return Snapshots.of(new RunReport(run), null, instance -> "").get();
  }
}
