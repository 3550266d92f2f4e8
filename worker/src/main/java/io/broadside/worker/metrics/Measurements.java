package io.broadside.worker.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run tells of itself. Thread-safe; called on the event loops, so nothing here may wait. */
public interface Measurements {

  /** A user has been started. */
  void userStarted(String scenario);

  /** A user has ended. */
  void userEnded(String scenario);

  /** A user was started that many nanoseconds after it was due. */
  void lateness(String scenario, long nanos);

  /** A response has come, or its failure; the message is null unless it failed. */
  void response(
      String scenario,
      List<String> groups,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message);

  /** A group has ended, with the sum of its requests' times. */
  void group(String scenario, List<String> groups, boolean ok, long cumulatedMillis);

  /** A request could not even be built. */
  void crash(String scenario, List<String> groups, String request, String message);
}
