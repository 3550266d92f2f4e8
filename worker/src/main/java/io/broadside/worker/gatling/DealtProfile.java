package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Population.Model;
import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import scala.Option;

/**
 * Stands in for a population's own injection profile.
 *
 * @param original the one that it stands in for
 * @param created is told of the workload
 */
record DealtProfile(
    InjectionProfile original,
    Dealing dealing,
    Dealing.Place place,
    Consumer<DealtWorkload> created)
    implements InjectionProfile {

  @Override
  public Option<Object> totalUserCount() {
    return original.totalUserCount();
  }

  @Override
  public Workload workload(
      Scenario scenario,
      AtomicLong userIds,
      long startMillis,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Clock clock) {
    DealtWorkload workload =
        place.outline().model() == Model.OPEN
            ? new OpenWorkload(scenario, eventLoops, stats, dealing, place)
            : new ClosedWorkload(scenario, eventLoops, stats, dealing, place);
    created.accept(workload);
    return workload;
  }
}
