package io.broadside.worker.metrics;

import io.broadside.protocol.plan.TimeWindow;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the measurements of a run. Thread-safe; called on the event loops, so nothing here waits.
 * Names are those of the simulation, never of URLs.
 */
public interface Measurements {

  /** A user of that scenario has started. */
  void userStarted(String scenario);

  /** A user of that scenario has ended. */
  void userEnded(String scenario);

  /** A user was started that many nanoseconds after it was due. */
  void lateness(String scenario, long nanos);

  /**
   * A request has been answered, or has failed.
   *
   * @param groups that it stands in, outermost first
   * @param startMillis when it was sent, in milliseconds since 1970
   * @param endMillis when it was done, in milliseconds since 1970
   * @param message why it failed, null where it did not or nobody knows
   */
  void response(
      String scenario,
      List<String> groups,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message);

  /**
   * The first request of a user has been answered, or has failed.
   *
   * @param groups that it stands in, outermost first
   * @param millis its response time, and how late the user started
   */
  void asPlanned(String scenario, List<String> groups, String request, boolean ok, long millis);

  /**
   * A user has left a group.
   *
   * @param groups outermost first, the one that was left last
   * @param ok whether every request in it was
   * @param startMillis when the user entered it, in milliseconds since 1970
   * @param cumulatedMillis sum of the response times in it
   */
  void group(
      String scenario, List<String> groups, boolean ok, long startMillis, long cumulatedMillis);

  /** A request could not even be built. */
  void crash(String scenario, List<String> groups, String request, String message);

  /** The simulation's own code failed between requests; nobody knows for which scenario. */
  void ownError(String message);

  /**
   * What measures the same, and for some windows of time apart. To be asked for once.
   *
   * @param runSecond from milliseconds since 1970 to the run's second
   */
  Measurements windowed(List<TimeWindow> windows, LongUnaryOperator runSecond);
}
