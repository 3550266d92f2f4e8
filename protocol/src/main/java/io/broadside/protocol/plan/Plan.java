package io.broadside.protocol.plan;

import java.util.Map;
import java.util.Objects;

/**
 * What a fleet is asked to run; the same for every worker of a run.
 *
 * @param source where it comes from
 * @param properties system properties set before the simulation is built, such as {@code target}
 * @param secrets further ones, whose values nobody but the workers is told
 * @param seed where randomised steps and shuffled feeders start from, so that all workers draw the
 *     same
 * @param limits what the simulation may ask for at most
 * @param warmUpMillis how long a worker drives its own loopback server before it is ready, 0 for
 *     not at all
 */
public record Plan(
    Source source,
    Map<String, String> properties,
    Secrets secrets,
    long seed,
    Limits limits,
    long warmUpMillis) {

  /** Copies the properties; refuses to warm up for less than no time. */
  public Plan {
    Objects.requireNonNull(source);
    Objects.requireNonNull(limits);
    properties = Map.copyOf(properties);
    if (warmUpMillis < 0) {
      throw new IllegalArgumentException("warmUpMillis must not be negative: " + warmUpMillis);
    }
  }

  /** A plan that has neither properties nor secrets, and does not warm up. */
  public static Plan of(Source source, long seed, Limits limits) {
    return new Plan(source, Map.of(), Secrets.NONE, seed, limits, 0);
  }

  /** The same to be kept, with the names of its secrets and not their values. */
  public Plan forgetful() {
    return new Plan(source, properties, secrets.forgotten(), seed, limits, warmUpMillis);
  }
}
