package io.broadside.worker.engine;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.failure.Licence;
import io.broadside.worker.gatling.GatlingRun;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.script.Script;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.run.Playable;
import io.broadside.worker.simulation.Loaded;
import io.broadside.worker.simulation.SimulationLoader;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a run: loads the plan, builds and outlines its simulation, and calls its before hook,
 * while the warm-up goes on.
 *
 * @param plan what the fleet is asked for
 * @param loader finds simulations
 * @param measurements takes what the run measures
 * @param clock the run's
 * @param holdings this worker's part of the schedule
 */
record Preparation(
    Plan plan,
    SimulationLoader loader,
    Measurements measurements,
    RunClock clock,
    Holdings holdings) {

  /**
   * A run that can start.
   *
   * @param warmUp may still go on, and has to end before the start
   * @param secrets what must not be told
   */
  record Prepared(Playable run, WarmUp warmUp, Secrets secrets) {}

  private record Built(Playable run, Secrets secrets) {}

  /**
   * Prepares a run; takes as long as it takes to compile and to build, and all but the last second
   * of the warm-up at the least.
   *
   * @param bundle the files that the plan names, null where it names none
   * @throws FailureException if the plan cannot be run
   */
  Prepared prepare(@Nullable Bundle bundle)
      throws FailureException, IOException, InterruptedException {
    plan.properties().forEach(System::setProperty);
    plan.secrets().values().forEach(System::setProperty);
    DiscreetOutput.install(plan.secrets());
    loadSettings();
    boolean traced = Tracing.begin(plan); // of a warm-up, nobody wants to see the requests
    WarmUp warmUp = WarmUp.begin(Duration.ofMillis(traced ? 0 : plan.warmUpMillis()));
    try {
      Built built =
          plan.source() instanceof Source.Document document
              ? planned(document, loader.unpack(Objects.requireNonNull(bundle)))
              : simulated(loader.load(plan, bundle));
      warmUp.awaitLast();
      return new Prepared(built.run(), warmUp, built.secrets());
    } catch (Throwable e) {
      warmUp.close();
      throw e;
    }
  }

  private Built planned(Source.Document document, Path folder) throws FailureException {
    PlanBuild.Built built = new PlanBuild(plan, folder).build(document.file());
    return play(built.script(), List.of(), built.secrets());
  }

  private Built simulated(Loaded loaded) throws FailureException {
    Class<?> type = loaded.type();
    loadSettings();
    AskedProperties asked = AskedProperties.of(type);
    Object simulation = instantiate(type, asked);
    try {
      Script script = Script.of(simulation);
      demandSendable(script, asked);
      Built built = play(script.with(plan.injection()), loaded.notes(), plan.secrets());
      if (!plan.isDry()) {
        before(type, built.run());
      }
      return built;
    } catch (FailureException e) {
      throw e;
    } catch (Throwable e) {
      throw threw(type, e, asked);
    }
  }

  private Built play(Script script, List<String> notes, Secrets secrets) throws FailureException {
    Measurements all = measurements.windowed(plan.windows(), clock::runSecondAt);
    Measurements discreet = Discreet.of(all, secrets);
    return new Built(new GatlingRun(script, notes, plan, discreet, clock, holdings), secrets);
  }

  /** Again once the bundle is unpacked, since it may bring a gatling.conf along. */
  private static void loadSettings() throws FailureException {
    try {
      GatlingSettings.load();
    } catch (RuntimeException | LinkageError e) {
      throw new FailureException(
          new Failure(
              Code.SIMULATION_THREW,
              "Gatling cannot use the settings in the simulation's gatling.conf or its properties: "
                  + e.getMessage()));
    }
  }

  private static void demandSendable(Script script, AskedProperties asked) throws FailureException {
    demandSendable(script, asked.advice().orElse("Set one with http.baseUrl in the simulation."));
  }

  /** Refuses what could never be sent; the advice is a sentence. */
  static void demandSendable(Script script, String advice) throws FailureException {
    Optional<String> problem = script.unsendable();
    if (problem.isPresent()) {
      throw new FailureException(new Failure(Code.UNSENDABLE, problem.get() + " " + advice));
    }
  }

  private static Object instantiate(Class<?> type, AskedProperties asked) throws FailureException {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw threw(type, e.getCause() == null ? e : e.getCause(), asked);
    } catch (LinkageError e) {
      throw threw(type, e.getCause() == null ? e : e.getCause(), asked);
    } catch (ReflectiveOperationException e) {
      throw new FailureException(
          new Failure(
              Code.NO_SIMULATION,
              "Simulation %s cannot be created: it needs a constructor without parameters."
                  .formatted(type.getName())));
    }
  }

  private static void before(Class<?> type, Playable run) throws FailureException {
    try {
      run.before();
    } catch (Throwable e) {
      throw new FailureException(new Thrown(type.getName(), "in its before hook", e).failure());
    }
  }

  private static FailureException threw(Class<?> type, Throwable cause, AskedProperties asked) {
    if (cause instanceof NoClassDefFoundError missing) {
      String name = String.valueOf(missing.getMessage()).replace('/', '.');
      Optional<Licence> licence = Licence.ofClass(name);
      if (licence.isPresent()) {
        return new FailureException(licence.get().refusal());
      }
    }
    Failure failure = new Thrown(type.getName(), "while it was built", cause).failure();
    boolean other =
        cause instanceof IncompatibleClassChangeError
            && String.valueOf(cause.getMessage()).contains("io.gatling.");
    return new FailureException(
        other
            ? new Failure(
                failure.code(),
                "Simulation %s is compiled for another version of Gatling than the workers' %s. Compile it for that version. %s"
                    .formatted(type.getName(), GatlingSettings.version(), cause))
            : asked
                .advice()
                .map(advice -> new Failure(failure.code(), advice + "\n" + failure.message()))
                .orElse(failure));
  }
}
