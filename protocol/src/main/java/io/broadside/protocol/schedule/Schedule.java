package io.broadside.protocol.schedule;

import io.broadside.protocol.plan.Plan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule that a controller sends to one worker: its own part, and only what its status does
 * not show yet. It may be lost, late, repeated or overtaken: no schedule takes back what an earlier
 * one said, and an older assignment changes nothing.
 *
 * @param run the run's id
 * @param instance the engine that this is for; one with another instance ignores it
 * @param term of the controller; grows with each that takes over
 * @param plan what to run; null once the worker follows the run
 * @param startMillis when run time is 0, in milliseconds since 1970 by the controller's clock; null
 *     until every worker is ready
 * @param clockOffsetNanos this worker's clock minus the controller's; what the worker subtracts
 *     from its own
 * @param version of the worker's assignment; grows with each
 * @param assignment the slots of that version; null where the worker has it
 * @param starts for populations that wait for others: the run second at which they start, once it
 *     is known
 * @param rounds by closed population: how many users each place may have had by the next schedule
 * @param lease how long the worker goes on without another schedule
 * @param stop true ends the load at once
 * @param release true lets the worker forget the run: its last measurements have been fetched
 */
public record Schedule(
    String run,
    String instance,
    long term,
    @Nullable Plan plan,
    @Nullable Long startMillis,
    long clockOffsetNanos,
    long version,
    @Nullable Assignment assignment,
    Map<String, Long> starts,
    Map<String, Long> rounds,
    Lease lease,
    boolean stop,
    boolean release) {

  /** Copies the maps. */
  public Schedule {
    starts = Map.copyOf(starts);
    rounds = Map.copyOf(rounds);
  }
}
