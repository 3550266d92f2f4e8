package io.broadside.worker.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.broadside.protocol.plan.Plan;
import org.slf4j.LoggerFactory;

/**
 * Logs every request and its response, where a plan has the property {@value Plan#TRACE}: for a few
 * users, not for load.
 */
final class Tracing {

  /** Where Gatling logs them, see its manual on logback. */
  private static final String LOGGER = "io.gatling.http.engine.response";

  private Tracing() {}

  /** From now on, if the plan says so; returns whether it does. */
  static boolean begin(Plan plan) {
    boolean wanted = Boolean.parseBoolean(plan.properties().get(Plan.TRACE));
    if (wanted && LoggerFactory.getLogger(LOGGER) instanceof Logger logger) {
      logger.setLevel(Level.TRACE);
    }
    return wanted;
  }
}
