package io.broadside.protocol.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.broadside.protocol.injection.Injection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The plan that a fleet is asked to run, the same for every worker of a run.
 *
 * @param source where it comes from
 * @param properties system properties set before the simulation is built, such as {@code target}
 * @param secrets further ones, whose values only the workers get
 * @param injection what takes the place of the test's own injection profiles; null keeps those
 * @param windows that are measured apart
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
    @Nullable Injection injection,
    List<TimeWindow> windows,
    long seed,
    Limits limits,
    long warmUpMillis) {

  /** A property: where it is true, workers log every request and response. */
  public static final String TRACE = "broadside.trace";

  /** A property: where it is true, workers load the test, call no hook of it, and start no user. */
  public static final String DRY = "broadside.dry";

  /** Copies the collections; refuses to warm up for less than no time. */
  public Plan {
    Objects.requireNonNull(source);
    Objects.requireNonNull(limits);
    properties = Map.copyOf(properties);
    windows = List.copyOf(windows);
    if (warmUpMillis < 0) {
      throw new IllegalArgumentException("warmUpMillis must not be negative: " + warmUpMillis);
    }
  }

  /** A plan that has neither properties nor secrets, and does not warm up. */
  public static Plan of(Source source, long seed, Limits limits) {
    return new Plan(source, Map.of(), Secrets.NONE, null, List.of(), seed, limits, 0);
  }

  /** The same to be loaded only, without a warm-up. */
  public Plan dry() {
    Map<String, String> all = new HashMap<>(properties);
    all.put(DRY, "true");
    return new Plan(source, all, secrets, injection, windows, seed, limits, 0);
  }

  /** Whether it is to be loaded only. */
  @JsonIgnore
  public boolean isDry() {
    return Boolean.parseBoolean(properties.get(DRY));
  }

  /** The same to be kept, with the names of its secrets and not their values. */
  public Plan forgetful() {
    return new Plan(
        source, properties, secrets.forgotten(), injection, windows, seed, limits, warmUpMillis);
  }
}
