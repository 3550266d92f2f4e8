package io.broadside.protocol.status;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a worker.
 *
 * @param worker the worker's name, the same for as long as its supervisor lives
 * @param instance this engine, of which there is a new one for every run; the name used in epochs
 * @param phase where it is
 * @param run the run it was given, null while idle
 * @param version of the schedule it follows, 0 while idle
 * @param digest of its outline, null until prepared
 * @param epochs how many confirmed epochs it holds
 * @param acknowledged index of the proposal that it holds and will follow once confirmed, null for
 *     none
 * @param progress by population, empty until it runs
 * @param leaving true once it was told to go: it asks to be left out of the next epoch
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
    Phase phase,
    @Nullable String run,
    long version,
    @Nullable String digest,
    int epochs,
    @Nullable Integer acknowledged,
    Map<String, Progress> progress,
    boolean leaving,
    long leaseMillis,
    long clockNanos,
    @Nullable Long beganNanos,
    @Nullable Failure failure,
    @Nullable LastExit lastExit) {

  /** Copies the map. */
  public Status {
    progress = Map.copyOf(progress);
  }
}
