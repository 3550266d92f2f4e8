package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Deal;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.gatling.script.Script;
import io.broadside.worker.metrics.Measurements;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A simulation in this process, of which this is the only worker. */
public final class Solo implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  final GatlingRun run;
  private final RunClock clock = new RunClock();
  final Holdings holdings = new Holdings(Deal.slotsFor(1)).alone();

  /** Builds it. */
  public Solo(Simulation simulation, Measurements measurements) throws Exception {
    Plan plan = Plan.of(new Source.OnClassPath("solo"), 1, Limits.DEFAULT);
    run = new GatlingRun(Script.of(simulation), List.of(), plan, measurements, clock, holdings);
  }

  /** What it will do. */
  public static Outline outline(Simulation simulation) throws Exception {
    try (Solo solo = new Solo(simulation, new RecordingMeasurements())) {
      return solo.run.outline();
    }
  }

  /** Runs it to its end. */
  public static void play(Simulation simulation, Measurements measurements) throws Exception {
    try (Solo solo = new Solo(simulation, measurements)) {
      solo.play();
    }
  }

  void play() throws Exception {
    begin().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts it; completes when it is over. */
  CompletableFuture<Void> begin() {
    clock.start(TimeUnit.NANOSECONDS.toMillis(clock.ownNanos()), 0);
    return run.start();
  }

  @Override
  public void close() {
    run.close();
  }
}
