package io.broadside.protocol.status;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Slots;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a worker.
 *
 * @param worker the worker's name, the same for as long as its supervisor lives
 * @param instance this engine, of which there is a new one for every run; the name of an owner
 * @param phase where it is
 * @param run the run it was given, null while idle
 * @param term of the controller that it follows, 0 while idle
 * @param version of the assignment that it goes by, 0 before the first
 * @param letGo from which border on what that assignment took from it is its own no longer; null
 *     before the first
 * @param took before which border it has taken nothing of what that assignment granted, since it
 *     came too late; null before the first
 * @param occupied slots of closed populations that it has given up, but for the users in them, who
 *     go on
 * @param digest of its outline, null until prepared
 * @param starts the populations that wait for others whose start it knows
 * @param progress by population, empty until it runs
 * @param leaving true once it was told to go: it asks to be given nothing any more
 * @param leaseMillis until its lease ends; 0 once it has ended
 * @param clockNanos its clock when it answered, in nanoseconds since 1970
 * @param beganNanos what its clock showed when its part of the run began: at the run's start, or
 *     for a newcomer later; null before
 * @param failure why it failed, null unless it did
 * @param lastExit how the engine before it broke down, null where it did not
 */
public record Status(
    String worker,
    String instance,
    EnginePhase phase,
    @Nullable String run,
    long term,
    long version,
    @Nullable Border letGo,
    @Nullable Border took,
    Slots occupied,
    @Nullable String digest,
    Set<String> starts,
    Map<String, Progress> progress,
    boolean leaving,
    long leaseMillis,
    long clockNanos,
    @Nullable Long beganNanos,
    @Nullable Failure failure,
    @Nullable LastExit lastExit) {

  /** Copies the collections. */
  public Status {
    starts = Set.copyOf(starts);
    progress = Map.copyOf(progress);
  }
}
