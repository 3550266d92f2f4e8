package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.metrics.Measurements;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A simulation in this process, of which this is the only worker. */
final class Solo implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  final GatlingRun run;
  private final RunClock clock = new RunClock();
  private final Deck deck = new Deck("solo", clock::runNanos);

  Solo(Simulation simulation, Measurements measurements) throws Exception {
    Plan plan = new Plan(null, "solo", Map.of(), 1, Limits.DEFAULT, 0);
    run = new GatlingRun(simulation, plan, measurements, clock, deck);
  }

  /** Runs it to its end. */
  static void play(Simulation simulation, Measurements measurements) throws Exception {
    try (Solo solo = new Solo(simulation, measurements)) {
      solo.play();
    }
  }

  void play() throws Exception {
    clock.start(TimeUnit.NANOSECONDS.toMillis(clock.ownNanos()), 0);
    deck.take(List.of(new Epoch(0, 0, List.of("solo"), Map.of())), null, Map.of());
    run.start().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    run.close();
  }
}
