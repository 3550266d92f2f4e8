package io.broadside.controller.conductor.plan;

import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of the tests that workers have loaded for a preview, the latest ones. The same
 * files, properties and phases have the same outline. Thread-safe.
 */
final class LoadedTests {

  private static final int MOST = 20;

  private record Key(Source source, Map<String, String> properties, @Nullable Injection injection) {

    static Key of(Plan plan) {
      return new Key(plan.source(), plan.properties(), plan.injection());
    }
  }

  private final Map<Key, Outline> outlines = new LinkedHashMap<>();

  /** Remembers what a worker has found in a plan. */
  synchronized void add(Plan plan, Outline outline) {
    Key key = Key.of(plan);
    outlines.remove(key);
    outlines.put(key, outline);
    if (outlines.size() > MOST) {
      outlines.remove(outlines.keySet().iterator().next());
    }
  }

  /** What a worker has found in the same plan; the seed does not matter. */
  synchronized Optional<Outline> of(Plan plan) {
    return Optional.ofNullable(outlines.get(Key.of(plan)));
  }
}
