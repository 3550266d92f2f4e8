package io.broadside.controller.request;

import io.broadside.protocol.plan.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The test that is to run. Whatever is null has a default.
 *
 * @param simulation name of an entry in the library, a simulation or a plan; null where the class
 *     is on the workers' own class path
 * @param simulationClass class to run; null means the only one in the entry
 * @param properties system properties for the simulation
 * @param secrets further ones, whose values are told to the workers, and shown and kept nowhere
 * @param phases take the place of the test's own load, such as {@code ramp to 500/s in 1m} and
 *     {@code hold 5m}, or one shape, such as {@code smoke}
 * @param goals what is to be reached, such as {@code p99 < 300ms}, beside what the test says
 * @param seed of randomised steps; null draws one, which the run's record names
 */
public record RequestedTest(
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable Map<String, String> properties,
    @Nullable Secrets secrets,
    List<String> phases,
    List<String> goals,
    @Nullable Long seed) {

  /** Nothing. */
  public static final RequestedTest NONE =
      new RequestedTest(null, null, null, null, null, null, null);

  /** What is left out has its defaults. */
  public RequestedTest(
      @Nullable String simulation,
      @Nullable String simulationClass,
      @Nullable Map<String, String> properties,
      @Nullable Secrets secrets,
      @Nullable List<String> phases,
      @Nullable List<String> goals,
      @Nullable Long seed) {
    this.simulation = simulation;
    this.simulationClass = simulationClass;
    this.properties = properties;
    this.secrets = secrets;
    this.phases = phases == null ? List.of() : List.copyOf(phases);
    this.goals = goals == null ? List.of() : List.copyOf(goals);
    this.seed = seed;
  }

  RequestedTest withoutSecrets() {
    return new RequestedTest(simulation, simulationClass, properties, null, phases, goals, seed);
  }

  /** The same with other goals. */
  public RequestedTest withGoals(List<String> others) {
    return new RequestedTest(
        simulation, simulationClass, properties, secrets, phases, others, seed);
  }
}
