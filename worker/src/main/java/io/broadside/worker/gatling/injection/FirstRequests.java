package io.broadside.worker.gatling.injection;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the users that wait for the response to their first request, and how late they started. Of
 * a response, Gatling's statistics are told the scenario's name and nothing of the user. Each user
 * therefore has a copy of that name of its own, and is known by which copy it is. A user is asked
 * for on the event loop that it runs on; on other threads nobody is known.
 */
public final class FirstRequests {

  private static final double NANOS_PER_MILLI = 1e6;

  private final FastThreadLocal<Map<String, Long>> late =
      new FastThreadLocal<>() {
        @Override
        protected Map<String, Long> initialValue() {
          return new IdentityHashMap<>();
        }
      };

  /** A user starts; its session is to be given the name that is returned. */
  @SuppressWarnings("StringCopy") // which copy it is makes the difference
  public String started(String scenario, long lateNanos) {
    String own = new String(scenario);
    late.get().put(own, lateNanos);
    return own;
  }

  /**
   * A request has been answered.
   *
   * @param scenario as the user's session has it
   * @return how late its user started, ms, where it was the user's first; null otherwise
   */
  public @Nullable Long answered(String scenario) {
    Long nanos = late.get().remove(scenario);
    return nanos == null ? null : Long.valueOf(Math.round(nanos / NANOS_PER_MILLI));
  }

  /** A user has ended, with or without an answer. */
  public void ended(String scenario) {
    late.get().remove(scenario);
  }

  /** How many wait on this thread. */
  public int waiting() {
    return late.get().size();
  }
}
