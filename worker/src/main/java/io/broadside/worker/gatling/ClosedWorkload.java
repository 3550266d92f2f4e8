package io.broadside.worker.gatling;

import io.broadside.worker.dealing.ClosedDealer;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Keeps this worker's part of a closed population; missing users start evenly over the second. */
final class ClosedWorkload extends DealtWorkload {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final ClosedDealer dealer;
  private boolean over;

  ClosedWorkload(
      Scenario scenario,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Dealing dealing,
      Dealing.Place place) {
    super(scenario, eventLoops, stats, dealing, place);
    this.dealer = new ClosedDealer(deck(), scenario.name(), place.outline().perSecond());
  }

  @Override
  boolean dealOn(long startSecond, long now) {
    if (joinedNanos().isEmpty()) {
      return true;
    }
    // the injector's tick is about the second's border, a little early or late
    long second = Math.floorDiv(now + SECOND / 2, SECOND);
    OptionalLong target = dealer.begin(startSecond, second);
    if (target.isEmpty()) {
      over = true;
      return false;
    }
    long missing = target.getAsLong() - users();
    long from = Math.max(now, second * SECOND); // a tick may come in the middle of a second
    for (long i = 0; i < missing; i++) {
      long due = from + i * ((second + 1) * SECOND - from) / missing;
      OptionalLong ordinal = dealer.take(due);
      if (ordinal.isEmpty()) {
        break;
      }
      startAt(ordinal.getAsLong(), due);
    }
    return true;
  }

  @Override
  void catchUp(long startSecond) {} // ordinals count on from the epoch's, whatever came before

  @Override
  public void endUser() {
    super.endUser();
    if (!over && dealing.open().isOpen() && users() < dealer.target()) {
      long now = dealing.clock().runNanos();
      dealer.take(now).ifPresent(ordinal -> startAt(ordinal, now));
    }
  }

  @Override
  long dealtThrough() {
    return dealer.dealtThrough();
  }
}
