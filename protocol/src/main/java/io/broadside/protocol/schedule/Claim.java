package io.broadside.protocol.schedule;

import io.broadside.protocol.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker's claim to a controller that takes over: the run that it follows, and the slots that it
 * owns or has owned.
 *
 * @param run the run's id
 * @param plan what it runs
 * @param startMillis when run time is 0, in milliseconds since 1970 by the clock of the controller
 *     that said it; null before it is known
 * @param clockOffsetNanos by how much that controller said that the worker's clock is ahead
 * @param version of the assignment that it goes by
 * @param tenures of its slots, oldest first
 * @param starts as it was told
 * @param stop whether it was told to stop
 */
public record Claim(
    String run,
    Plan plan,
    @Nullable Long startMillis,
    long clockOffsetNanos,
    long version,
    List<Tenure> tenures,
    Map<String, Long> starts,
    boolean stop) {

  /** Copies the collections. */
  public Claim {
    tenures = List.copyOf(tenures);
    starts = Map.copyOf(starts);
  }
}
