package io.broadside.results.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The test that ran, in the record of a run.
 *
 * @param simulation name in the library, null where the class is on the workers' class path
 * @param simulationClass the class that ran, null until a worker has found it
 * @param digest SHA-256 of the files that it is made of, in lower-case hex; null where the class is
 *     on the workers' class path
 * @param load SHA-256 over every population's steps and every arrival's time, as the workers built
 *     it; null until a worker has
 * @param phases what took the place of the test's own load; empty where nothing did
 * @param goals what was to be reached, beside the simulation's assertions
 * @param properties as asked for
 * @param secrets the names of secrets that were given; their values are kept nowhere
 * @param seed of the randomised steps
 */
public record TestRun(
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable String digest,
    @Nullable String load,
    List<String> phases,
    List<String> goals,
    Map<String, String> properties,
    List<String> secrets,
    long seed) {

  static final TestRun UNKNOWN =
      new TestRun(null, null, null, null, List.of(), List.of(), Map.of(), List.of(), 0);

  /** Copies the collections. */
  public TestRun {
    phases = phases == null ? List.of() : List.copyOf(phases);
    goals = goals == null ? List.of() : List.copyOf(goals);
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
  }

  /** What a person calls it: the library's name, or else the class. */
  public String name() {
    return simulation != null ? simulation : simulationClass != null ? simulationClass : "?";
  }
}
