package io.broadside.worker.gatling;

import io.broadside.worker.dealing.ClosedDealer;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;

/** Keeps this worker's part of a closed population; missing users start evenly over the second. */
final class ClosedWorkload extends DealtWorkload {

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
    over = !dealer.deal(startSecond, now, users(), this::startAt);
    return !over;
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
