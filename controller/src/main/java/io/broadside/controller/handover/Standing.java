package io.broadside.controller.handover;

import io.broadside.protocol.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, for the next controller.
 *
 * @param run its id
 * @param term of the controller that leads it
 * @param plan what it runs
 * @param second run second at which this was true; negative before the start
 * @param startMillis when run time is 0, in milliseconds since 1970; null before it is known
 * @param first the instances that began together
 * @param starts when populations that waited for others start, in run seconds
 * @param held who has had which arrivals' slots when
 * @param owned who may own which slots
 */
public record Standing(
    String run,
    long term,
    Plan plan,
    long second,
    @Nullable Long startMillis,
    List<String> first,
    Map<String, Long> starts,
    List<Held> held,
    List<Owned> owned) {

  /** Copies the collections. */
  public Standing {
    first = List.copyOf(first);
    starts = Map.copyOf(starts);
    held = List.copyOf(held);
    owned = List.copyOf(owned);
  }

  /** That of a run whose start is not known yet. */
  public static Standing unstarted(String run, long term, Plan plan) {
    return new Standing(run, term, plan, -1, null, List.of(), Map.of(), List.of(), List.of());
  }

  /** The same to be kept, with the names of its plan's secrets and not their values. */
  Standing withoutSecrets() {
    return new Standing(
        run, term, plan.forgetful(), second, startMillis, first, starts, held, owned);
  }
}
