package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a controller knows of a run that it takes over from another controller.
 *
 * @param left what the one before has kept
 * @param term of the next one
 * @param outline what the plan comes to; null where nobody knows it any more
 * @param startMillis when run time is 0 by the next one's clock, null before it is known
 * @param heard what workers have said to the next one, by instance
 * @param complete whether all that are there have
 * @param nowMillis when, in milliseconds since 1970
 */
public record Inheritance(
    RunSnapshot left,
    long term,
    @Nullable Outline outline,
    @Nullable Long startMillis,
    Map<String, Heard> heard,
    boolean complete,
    long nowMillis) {

  /** Copies the map, in an order that is always the same. */
  public Inheritance {
    heard = Collections.unmodifiableMap(new TreeMap<>(heard));
  }

  /** What runs: as a worker has it, who was told its secrets, or else as it was kept. */
  Plan plan() {
    return heard.values().stream()
        .map(h -> h.claim().plan())
        .findFirst()
        .orElse(left.standing().plan());
  }

  /** Whether a worker was told to stop. */
  boolean stopping() {
    return heard.values().stream().anyMatch(h -> h.claim().stop());
  }
}
