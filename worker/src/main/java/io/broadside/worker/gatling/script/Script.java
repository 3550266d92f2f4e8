package io.broadside.worker.gatling.script;

import io.broadside.protocol.injection.Injection;
import io.broadside.worker.failure.FailureException;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Simulation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;

/**
 * A simulation of any of Gatling's languages, in the form that they share.
 *
 * @param name fully qualified name of its class
 * @param params its populations, protocols, hooks and assertions
 */
public record Script(String name, SimulationParams params) {

  /** Why a request of it can never be sent; empty where nothing is known of that. */
  public Optional<String> unsendable() {
    return new RelativeRequests(params).problem();
  }

  /**
   * The same with other users, or itself where there are none.
   *
   * @throws FailureException if its populations cannot share them
   */
  public Script with(@Nullable Injection injection) throws FailureException {
    return injection == null ? this : new Script(name, new Reinjection(injection).of(params));
  }

  /** The same as a fleet runs it: without calls to warm up, and ended by the run's own clock. */
  public Script forFleet() {
    return new Script(
        name,
        new SimulationParams(
            params.name(),
            WarmUpCalls.without(params.rootPopulationBuilders()),
            WarmUpCalls.without(params.globalProtocols()),
            params.globalPauseType(),
            params.globalThrottleSteps(),
            Option.empty(),
            params.assertions(),
            params.before(),
            params.after()));
  }

  /** The most that a run of it may take, in seconds, rounded up; null where that is not limited. */
  public @Nullable Long maxDurationSeconds() {
    Option<FiniteDuration> most = params.maxDuration();
    return most.isDefined() ? Long.valueOf(Math.ceilDiv(most.get().toMillis(), 1_000L)) : null;
  }

  /**
   * Reads what a simulation has set up.
   *
   * @throws RuntimeException if it has set up nothing, or not what can be run
   */
  public static Script of(Object simulation) {
    String name = simulation.getClass().getName();
    return switch (simulation) {
      case Simulation java -> new Script(name, java.params(null));
      case io.gatling.core.scenario.Simulation scala -> new Script(name, scala.params());
      default -> throw new IllegalArgumentException(name + " is not a simulation");
    };
  }
}
