package io.broadside.controller.conductor.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.RunRequests;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.takeover.Snapshots;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScalingTest {

  private static final AutoscalerState BEFORE = new AutoscalerState(3, false, 90);

  private final Clock clock = new Clock();
  private final FakeFleet fleet = new FakeFleet(2);
  private final Scaling scaling = new Scaling(fleet, clock, 0);

  @Test
  void whoeverScaledWhileNoControllerWasThereIsRight() {
    Run run = underWay();
    fleet.wanted = 7;

    scaling.adopt(run, BEFORE);

    assertThat(scaling.state(run)).hasValue(BEFORE);
    step(run);
    assertThat(scaling.state(run)).map(AutoscalerState::overruled).hasValue(true);
  }

  @Test
  void whereNobodyDidItScalesOn() {
    Run run = underWay();
    fleet.wanted = 3;

    scaling.adopt(run, BEFORE);

    step(run);
    assertThat(scaling.state(run)).hasValue(BEFORE);
  }

  @Test
  void whoeverBeginsIsTheLastToAsk() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Thread beginner = Thread.currentThread();
    fleet.onScale =
        () -> {
          if (Thread.currentThread() != beginner && waiting.getCount() > 0) {
            awaitWaiting(beginner);
            waiting.countDown();
          }
        };
    scaling.busy(underWay(), List.of());

    scaling.provide(5, true);

    assertThat(waiting.getCount()).isZero();
    assertThat(fleet.wanted).isEqualTo(5);
  }

  @Test
  void whatIsThereWillDoUnlessANumberWasAskedFor() throws Exception {
    scaling.provide(5, false);
    assertThat(fleet.wanted).isEqualTo(2);

    fleet.wanted = 0;
    scaling.provide(5, false);
    assertThat(fleet.wanted).isEqualTo(5);

    fleet.away = true;
    assertThatThrownBy(() -> scaling.provide(3, true)).isInstanceOf(FleetException.class);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private void step(Run run) {
    for (int i = 0; i < 3; i++) {
      scaling.busy(run, List.of());
    }
  }

  private Run underWay() {
    long start = clock.millis() - 10_000;
    Plan plan = Plan.of(new Source.OnClassPath("Checkout"), 7, Limits.DEFAULT);
    Spec spec = new Spec("a-run", RunRequests.of(Map.of("autoscale", true)), plan, 3, 90, start);
    Population steady =
        new Population("p", Population.Model.OPEN, true, Set.of(), Collections.nCopies(100, 250));
    return Run.resume(
        new Inheritance(
            Snapshots.of(new RunReport(new Run(spec, 1)), null, instance -> "").get(),
            2,
            new Outline("Checkout", "d", null, List.of(steady), List.of(), false, List.of()),
            start,
            Map.of(),
            true,
            clock.millis()));
  }
}
