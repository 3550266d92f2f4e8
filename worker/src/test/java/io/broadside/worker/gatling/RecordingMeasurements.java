package io.broadside.worker.gatling;

import io.broadside.protocol.plan.TimeWindow;
import io.broadside.worker.metrics.Measurements;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Notes what a run tells of itself, but for times. */
public class RecordingMeasurements implements Measurements {

  /** A line for each thing. */
  public final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Override
  public void userStarted(String scenario) {
    told.add("started " + scenario);
  }

  @Override
  public void userEnded(String scenario) {
    told.add("ended " + scenario);
  }

  @Override
  public void lateness(String scenario, long nanos) {
    told.add("lateness " + scenario);
  }

  @Override
  public void response(
      String scenario,
      List<String> groups,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message) {
    told.add("response %s %s %s %s %s".formatted(scenario, groups, request, ok, message));
  }

  @Override
  public void asPlanned(
      String scenario, List<String> groups, String request, boolean ok, long millis) {
    told.add("as planned %s %s %s %s".formatted(scenario, groups, request, ok));
  }

  @Override
  public void group(
      String scenario, List<String> groups, boolean ok, long startMillis, long cumulatedMillis) {
    told.add("group %s %s %s".formatted(scenario, groups, ok));
  }

  @Override
  public void crash(String scenario, List<String> groups, String request, String message) {
    told.add("crash %s %s %s".formatted(scenario, groups, request));
  }

  @Override
  public void ownError(String message) {
    told.add("own " + message);
  }

  @Override
  public Measurements windowed(List<TimeWindow> windows, LongUnaryOperator runSecond) {
    return this;
  }
}
