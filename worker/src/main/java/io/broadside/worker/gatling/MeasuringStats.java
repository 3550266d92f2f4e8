package io.broadside.worker.gatling;

import io.broadside.worker.gatling.injection.FirstRequests;
import io.broadside.worker.metrics.Measurements;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Passes the events of Gatling's statistics to the measurements. Called on the event loops; nothing
 * may be thrown there, since Gatling ends the process then.
 */
final class MeasuringStats implements StatsEngine {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuringStats.class);

  private final Measurements measurements;
  private final FirstRequests first;
  private volatile boolean muted;
  private volatile boolean broken;

  MeasuringStats(Measurements measurements, FirstRequests first) {
    this.measurements = measurements;
    this.first = first;
  }

  @Override
  public void start() {}

  /** The controller waits for the answer. What is answered until {@link #mute} counts. */
  @Override
  public void stop(ActorRef<Controller.Command> controller, Option<Exception> exception) {
    controller.$bang(io.gatling.core.controller.Controller$Command$StatsEngineStopped$.MODULE$);
  }

  /** Takes nothing any more: what follows is that users are cut off. */
  void mute() {
    muted = true;
  }

  @Override
  public void logUserStart(String scenario) {
    try {
      measurements.userStarted(scenario);
    } catch (Throwable e) {
      report(e);
    }
  }

  @Override
  public void logUserEnd(String scenario) {
    if (muted) {
      return;
    }
    try {
      measurements.userEnded(scenario);
    } catch (Throwable e) {
      report(e);
    }
  }

  @Override
  public void logResponse(
      String scenario,
      scala.collection.immutable.List<String> groups,
      String request,
      long startMillis,
      long endMillis,
      Status status,
      Option<String> code,
      Option<String> message) {
    if (muted || endMillis < 0) {
      return;
    }
    try {
      boolean ok = OK$.MODULE$.equals(status);
      List<String> in = list(groups);
      measurements.response(scenario, in, request, ok, startMillis, endMillis, text(message));
      Long late = first.answered(scenario);
      if (late != null) {
        measurements.asPlanned(
            scenario, in, request, ok, Math.max(0, endMillis - startMillis) + late);
      }
    } catch (Throwable e) {
      report(e);
    }
  }

  @Override
  public void logGroupEnd(String scenario, GroupBlock group, long exitMillis) {
    if (muted) {
      return;
    }
    try {
      measurements.group(
          scenario,
          list(group.groups()),
          OK$.MODULE$.equals(group.status()),
          group.startTimestamp(),
          group.cumulatedResponseTime());
    } catch (Throwable e) {
      report(e);
    }
  }

  @Override
  public void logRequestCrash(
      String scenario,
      scala.collection.immutable.List<String> groups,
      String request,
      String error) {
    if (muted) {
      return;
    }
    try {
      measurements.crash(scenario, list(groups), request, error);
    } catch (Throwable e) {
      report(e);
    }
  }

  private static List<String> list(scala.collection.immutable.List<String> groups) {
    return groups.isEmpty() ? List.of() : CollectionConverters.asJava(groups);
  }

  private static @Nullable String text(Option<String> option) {
    return option.isDefined() ? option.get() : null;
  }

  private void report(Throwable e) {
    if (!broken) {
      broken = true;
      LOG.error("A measurement was lost, and more may be lost", e);
    }
  }
}
