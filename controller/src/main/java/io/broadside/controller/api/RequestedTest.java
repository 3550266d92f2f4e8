package io.broadside.controller.api;

import io.broadside.protocol.plan.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to run. Whatever is null has a default.
 *
 * @param simulation name of an entry in the library of simulations, null where the class is on the
 *     workers' own class path
 * @param simulationClass class to run; null means the only one in the entry
 * @param properties system properties for the simulation
 * @param secrets further ones, whose values are told to the workers, and shown and kept nowhere
 * @param seed of randomised steps; null draws one, which the run's record names
 */
public record RequestedTest(
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable Map<String, String> properties,
    @Nullable Secrets secrets,
    @Nullable Long seed) {

  /** Nothing. */
  public static final RequestedTest NONE = new RequestedTest(null, null, null, null, null);

  RequestedTest withoutSecrets() {
    return new RequestedTest(simulation, simulationClass, properties, null, seed);
  }
}
