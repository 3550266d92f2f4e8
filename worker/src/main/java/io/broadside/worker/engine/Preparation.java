package io.broadside.worker.engine;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.gatling.GatlingRun;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.simulation.FailureException;
import io.broadside.worker.simulation.SimulationLoader;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a plan to a run that can start: load, warm up, build, outline, before hook. */
final class Preparation {

  private static final int MOST_FRAMES = 8;

  private Preparation() {}

  /**
   * Prepares a run; takes as long as the warm-up and a second or two more.
   *
   * @throws FailureException if the plan cannot be run
   */
  static GatlingRun of(
      Plan plan,
      @Nullable Bundle bundle,
      SimulationLoader loader,
      Measurements measurements,
      RunClock clock,
      Deck deck)
      throws FailureException, IOException, InterruptedException {
    plan.properties().forEach(System::setProperty);
    GatlingSettings.load();
    Class<? extends Simulation> type = loader.load(plan, bundle);
    Simulation simulation = instantiate(type);
    WarmUp.run(Duration.ofMillis(plan.warmUpMillis()));
    GatlingRun run;
    try {
      run = new GatlingRun(simulation, plan, measurements, clock, deck);
      run.before();
    } catch (RuntimeException | LinkageError e) {
      throw threw(type, e);
    }
    return run;
  }

  private static Simulation instantiate(Class<? extends Simulation> type) throws FailureException {
    try {
      Constructor<? extends Simulation> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw threw(type, e.getCause() == null ? e : e.getCause());
    } catch (LinkageError e) {
      throw threw(type, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new FailureException(
          new Failure(
              Code.NO_SIMULATION,
              "Simulation %s cannot be made: it needs a constructor without parameters."
                  .formatted(type.getName())));
    }
  }

  private static FailureException threw(Class<?> type, Throwable cause) {
    String frames =
        Arrays.stream(cause.getStackTrace())
            .limit(MOST_FRAMES)
            .map(f -> "\n    at " + f)
            .collect(Collectors.joining());
    return new FailureException(
        new Failure(
            Code.SIMULATION_THREW,
            "Simulation %s threw while it was built: %s%s"
                .formatted(type.getName(), cause, frames)));
  }
}
