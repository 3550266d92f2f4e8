package io.broadside.worker.gatling;

import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.gatling.core.controller.throttle.Throttling;
import io.gatling.core.controller.throttle.Throttlings;
import java.util.Map;
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
  private final Deck deck;

  Throttles(RunClock clock, Deck deck) {
    this.clock = clock;
    this.deck = deck;
  }

  Throttlings share(Throttlings whole) {
    scala.collection.immutable.Map<String, Throttling> perScenario =
        scala.collection.immutable.Map$.MODULE$.empty();
    for (Map.Entry<String, Throttling> e :
        CollectionConverters.asJava(whole.perScenario()).entrySet()) {
      perScenario = perScenario.updated(e.getKey(), share(e.getValue()));
    }
    return new Throttlings(whole.global().map(this::share), perScenario);
  }

  /**
   * The throttler asks at about every border of a second; its own count of ticks does not matter.
   */
  private Throttling share(Throttling whole) {
    return new Throttling(
        ignoredTick -> {
          long second = Math.floorDiv(clock.runNanos() + SECOND / 2, SECOND);
          if (second < 0) {
            return 0;
          }
          int limit = (Integer) whole.limit().apply((Object) second);
          return deck.throttleShare(second).map(s -> s.of(limit, second)).orElse(0);
        });
  }
}
