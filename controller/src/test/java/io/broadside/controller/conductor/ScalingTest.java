package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.Requests;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.takeover.Snapshots;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalingTest {

  private final Clock clock = new Clock();
  private final FakeFleet fleet = new FakeFleet(2);
  private final Scaling scaling = new Scaling(fleet, clock, 0);

  @Test
  void whoeverScaledWhileNoControllerWasThereIsRight() {
    Run run = underWay();
    fleet.wanted = 7;

    scaling.adopt(run, 3, false);

    assertThat(scaling.asked(run)).hasValue(3);
    step(run);
    assertThat(scaling.overruled(run)).isTrue();
  }

  @Test
  void whereNobodyDidItScalesOn() {
    Run run = underWay();
    fleet.wanted = 3;

    scaling.adopt(run, 3, false);

    step(run);
    assertThat(scaling.overruled(run)).isFalse();
  }

  private void step(Run run) {
    for (int i = 0; i < 3; i++) {
      scaling.busy(run, List.of());
    }
  }

  private Run underWay() {
    long start = clock.millis() - 10_000;
    Plan plan = new Plan(null, "Checkout", Map.of(), 7, Limits.DEFAULT, 0);
    Spec spec = new Spec("a-run", Requests.of(Map.of("autoscale", true)), plan, 3, 90, start);
    Epoch epoch = new Epoch(0, 0, List.of("worker-a-01"), Map.of());
    Schedule told =
        new Schedule("a-run", 3, plan, start, 0, List.of(epoch), null, Map.of(), 1, false, false);
    Population steady =
        new Population("p", Population.Model.OPEN, true, Set.of(), Collections.nCopies(100, 250));
    return Run.resume(
        Snapshots.of(new RunReport(new Run(spec)), false, 3, instance -> ""),
        told,
        new Outline("Checkout", "d", null, List.of(steady), List.of(), false),
        start,
        clock.millis());
  }
}
