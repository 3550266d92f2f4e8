package io.broadside.worker.metrics;

import io.broadside.protocol.plan.TimeWindow;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Measures some windows of time apart from the whole run: requests belong to a window by when they
 * were sent, groups by when they were entered. Thread-safe.
 *
 * @param to who measures the whole run
 * @param windows the n-th has the label n
 * @param runSecond from milliseconds since 1970 to the run's second
 * @param families where the windows' times are kept
 */
record WindowedMetrics(
    Measurements to, List<TimeWindow> windows, LongUnaryOperator runSecond, Families families)
    implements Measurements {

  /** Copies the list. */
  WindowedMetrics {
    windows = List.copyOf(windows);
  }

  /** The times of all windows. */
  static final class Families {

    private final TimeFamily responses;
    private final TimeFamily groups;
    private final BoundedNames requestNames;
    private final BoundedNames groupNames;
    private final ConcurrentHashMap<Place, Requests> requestsOf = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, Requests> groupsOf = new ConcurrentHashMap<>();

    private record Place(String scenario, int window) {}

    /** Requests and groups are told apart as in the whole run. */
    Families(PrometheusRegistry registry, BoundedNames requestNames, BoundedNames groupNames) {
      this.requestNames = requestNames;
      this.groupNames = groupNames;
      responses =
          new TimeFamily(
              registry,
              MetricNames.WINDOW_RESPONSE,
              "response time in a time window",
              Label.WINDOW);
      groups =
          new TimeFamily(
              registry,
              MetricNames.WINDOW_GROUP,
              "sum of the response times in a group in a time window",
              Label.WINDOW);
    }

    private Requests requests(String scenario, int window) {
      return requestsOf.computeIfAbsent(
          new Place(scenario, window),
          p -> new Requests(scenario, responses.of(String.valueOf(window)), requestNames));
    }

    private Requests groups(String scenario, int window) {
      return groupsOf.computeIfAbsent(
          new Place(scenario, window),
          p -> new Requests(scenario, groups.of(String.valueOf(window)), groupNames));
    }
  }

  @Override
  public void userStarted(String scenario) {
    to.userStarted(scenario);
  }

  @Override
  public void userEnded(String scenario) {
    to.userEnded(scenario);
  }

  @Override
  public void lateness(String scenario, long nanos) {
    to.lateness(scenario, nanos);
  }

  @Override
  public void response(
      String scenario,
      List<String> path,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message) {
    to.response(scenario, path, request, ok, startMillis, endMillis, message);
    long second = runSecond.applyAsLong(startMillis);
    for (int w = 0; w < windows.size(); w++) {
      if (windows.get(w).contains(second)) {
        families.requests(scenario, w).get(path, request).took(ok, endMillis - startMillis);
      }
    }
  }

  @Override
  public void asPlanned(
      String scenario, List<String> path, String request, boolean ok, long millis) {
    to.asPlanned(scenario, path, request, ok, millis);
  }

  @Override
  public void group(
      String scenario, List<String> path, boolean ok, long startMillis, long cumulatedMillis) {
    to.group(scenario, path, ok, startMillis, cumulatedMillis);
    long second = runSecond.applyAsLong(startMillis);
    for (int w = 0; w < windows.size(); w++) {
      if (!path.isEmpty() && windows.get(w).contains(second)) {
        families
            .groups(scenario, w)
            .get(path.subList(0, path.size() - 1), path.getLast())
            .took(ok, cumulatedMillis);
      }
    }
  }

  @Override
  public void crash(String scenario, List<String> path, String request, String message) {
    to.crash(scenario, path, request, message);
  }

  @Override
  public void ownError(String message) {
    to.ownError(message);
  }

  @Override
  public Measurements windowed(List<TimeWindow> others, LongUnaryOperator second) {
    throw new IllegalStateException("its windows are known already");
  }
}
