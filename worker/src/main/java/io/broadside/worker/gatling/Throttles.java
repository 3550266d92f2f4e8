package io.broadside.worker.gatling;

import io.broadside.protocol.schedule.RunTime;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.dealing.ThrottleDealer;
import io.gatling.core.controller.throttle.Throttling;
import io.gatling.core.controller.throttle.Throttlings;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Shares the simulation's request limits: each run second, this worker has its part of the whole
 * limit.
 */
@SuppressWarnings("unchecked") // Scala's collections lose a type on their way
final class Throttles {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RunClock clock;
  private final Holdings holdings;
  private final RunTime time;

  Throttles(RunClock clock, Holdings holdings, RunTime time) {
    this.clock = clock;
    this.holdings = holdings;
    this.time = time;
  }

  Throttlings share(Throttlings whole) {
    scala.collection.immutable.Map<String, Throttling> perScenario =
        scala.collection.immutable.Map$.MODULE$.empty();
    int index = 0;
    for (Map.Entry<String, Throttling> e :
        new TreeMap<>(CollectionConverters.asJava(whole.perScenario())).entrySet()) {
      perScenario = perScenario.updated(e.getKey(), share(e.getValue(), ++index));
    }
    return new Throttlings(whole.global().map(t -> share(t, 0)), perScenario);
  }

  /**
   * The throttler asks at about every border of a second; its own count of ticks does not matter.
   */
  private Throttling share(Throttling whole, int index) {
    ThrottleDealer dealer =
        new ThrottleDealer(
            holdings,
            holdings.deal(index),
            time,
            second -> (Integer) whole.limit().apply((Object) second));
    return new Throttling(
        ignoredTick -> dealer.in(Math.floorDiv(clock.runNanos() + SECOND / 2, SECOND)));
  }
}
