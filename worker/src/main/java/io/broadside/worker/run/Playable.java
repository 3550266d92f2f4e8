package io.broadside.worker.run;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A load that is ready to be played once, on a part of a schedule that may change meanwhile. {@link
 * #before}, {@link #catchUp}, {@link #start} and {@link #after} are for one thread, and in this
 * order; all else is for any.
 */
public interface Playable extends AutoCloseable {

  /** The outline of the load. */
  Outline outline();

  /** Does what its maker wants done before the load. */
  void before();

  /**
   * Passes over what was due by now: a newcomer to a long run then has only the rest to deal.
   *
   * @param starts run seconds in which the populations that wait for others start, where known
   */
  void catchUp(Map<String, Long> starts);

  /**
   * Starts; completes once all users have ended or the run was stopped, exceptionally if it
   * crashed.
   */
  CompletableFuture<Void> start();

  /** Why it ended before its profile, where nobody has stopped it; once it is over. */
  Optional<Failure> cutShort();

  /**
   * What the worker's clock showed at the start of the run, or when this joined it later, in
   * nanoseconds since 1970; null before.
   */
  @Nullable Long beganNanos();

  /** Does what its maker wants done after the load. */
  void after();

  /** Looks at the schedule at once instead of with the next second; before the start, not yet. */
  void scheduleChanged();

  /** No user starts that is due at that run time or later; those under way go on. */
  void startUntil(long runNanos);

  /** Slots of closed populations that it has given up, but for the users in them. */
  Slots occupied();

  /** Ends the run at once, with the users under way; before the start, there will be none. */
  void stop(String reason);

  /** How far it is, by population; those that have not begun are left out. */
  Map<String, Progress> progress();

  /**
   * The first ordinal of each open population dealt over the fleet that is due at that run time or
   * later.
   */
  Map<String, Long> firstOrdinals(long runNanos);

  /** Cuts off the users who are still under way: nothing is sent or measured any more. */
  @Override
  void close();
}
