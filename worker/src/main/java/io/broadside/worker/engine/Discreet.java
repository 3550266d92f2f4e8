package io.broadside.worker.engine;

import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.TimeWindow;
import io.broadside.worker.metrics.Measurements;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Passes measurements on, with the secrets removed from their messages, such as that of a URL that
 * cannot be parsed.
 *
 * @param to the receiver of the measurements
 * @param secrets what is not to be told
 */
record Discreet(Measurements to, Secrets secrets) implements Measurements {

  /** Measurements without secrets; the same ones if there are no secrets. */
  static Measurements of(Measurements to, Secrets secrets) {
    return secrets.values().isEmpty() ? to : new Discreet(to, secrets);
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
      List<String> groups,
      String request,
      boolean ok,
      long startMillis,
      long endMillis,
      @Nullable String message) {
    String hidden = message == null ? null : secrets.hide(message);
    to.response(scenario, groups, request, ok, startMillis, endMillis, hidden);
  }

  @Override
  public void asPlanned(
      String scenario, List<String> groups, String request, boolean ok, long millis) {
    to.asPlanned(scenario, groups, request, ok, millis);
  }

  @Override
  public void group(
      String scenario, List<String> groups, boolean ok, long startMillis, long cumulatedMillis) {
    to.group(scenario, groups, ok, startMillis, cumulatedMillis);
  }

  @Override
  public void crash(String scenario, List<String> groups, String request, String message) {
    to.crash(scenario, groups, request, secrets.hide(message));
  }

  @Override
  public void ownError(String message) {
    to.ownError(secrets.hide(message));
  }

  @Override
  public Measurements windowed(List<TimeWindow> windows, LongUnaryOperator runSecond) {
    return new Discreet(to.windowed(windows, runSecond), secrets);
  }
}
