package io.broadside.controller.handover;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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
  public Plan plan() {
    return heard.values().stream()
        .map(h -> h.claim().plan())
        .findFirst()
        .orElse(left.standing().plan());
  }

  /** Whether a worker was told to stop. */
  public boolean stopping() {
    return heard.values().stream().anyMatch(h -> h.claim().stop());
  }

  /** Why the next controller cannot go on with the run, for a person; empty where it can. */
  public Optional<String> obstacle() {
    if (startMillis != null && outline == null) {
      return Optional.of("Its controller ended, and no worker was left that knew its plan.");
    }
    return plan().secrets().areForgotten()
        ? Optional.of(
            "Its controller ended, and no worker was left that knew its secrets. Start it again.")
        : Optional.empty();
  }

  /** What was wrong with the run while nobody ended its load; null where nothing was. */
  public @Nullable String shortfall() {
    return left.stoppedAtMillis() > 0 || stopping() ? null : left.problem();
  }

  /** By how much run time 0 is later by the next one's clock than by the former one's, in ms. */
  public long shiftMillis() {
    Long formerStart = left.standing().startMillis();
    return startMillis == null || formerStart == null ? 0 : startMillis - formerStart;
  }
}
