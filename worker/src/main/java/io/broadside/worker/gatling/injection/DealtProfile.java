package io.broadside.worker.gatling.injection;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import scala.Option;

/**
 * Stands in for a population's own injection profile.
 *
 * @param original the one that it stands in for
 * @param workload what Gatling gets when the population starts
 */
record DealtProfile(InjectionProfile original, DealtWorkload workload) implements InjectionProfile {

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
    workload.begin();
    return workload;
  }
}
