package io.broadside.protocol.plan;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet is asked to run; the same for every worker of a run.
 *
 * @param bundle SHA-256, in lower-case hex, of the {@link Bundle} with the simulation's files, or
 *     null where the simulation is on the worker's own class path
 * @param simulation fully qualified name of the simulation's class; null means the only one in the
 *     bundle
 * @param properties system properties set before the simulation is built, such as {@code target}
 * @param secrets further ones, whose values nobody but the workers is told
 * @param seed where randomised steps and shuffled feeders start from, so that all workers draw the
 *     same
 * @param limits what the simulation may ask for at most
 * @param warmUpMillis how long a worker drives its own loopback server before it is ready, 0 for
 *     not at all
 */
public record Plan(
    @Nullable String bundle,
    @Nullable String simulation,
    Map<String, String> properties,
    Secrets secrets,
    long seed,
    Limits limits,
    long warmUpMillis) {

  /** Copies the properties; refuses a plan that names neither a bundle nor a class. */
  public Plan {
    properties = Map.copyOf(properties);
    Objects.requireNonNull(limits);
    if (bundle == null && simulation == null) {
      throw new IllegalArgumentException("a plan needs a bundle, a simulation class, or both");
    }
    if (warmUpMillis < 0) {
      throw new IllegalArgumentException("warmUpMillis must not be negative: " + warmUpMillis);
    }
  }

  /** A plan without secrets. */
  public Plan(
      @Nullable String bundle,
      @Nullable String simulation,
      Map<String, String> properties,
      long seed,
      Limits limits,
      long warmUpMillis) {
    this(bundle, simulation, properties, Secrets.NONE, seed, limits, warmUpMillis);
  }

  /** The same to be kept, with the names of its secrets and not their values. */
  public Plan forgetful() {
    return new Plan(
        bundle, simulation, properties, secrets.forgotten(), seed, limits, warmUpMillis);
  }
}
