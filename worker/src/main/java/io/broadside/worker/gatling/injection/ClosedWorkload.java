package io.broadside.worker.gatling.injection;

import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.ClosedDealer;
import io.broadside.worker.dealing.StartLog;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps this worker's part of a closed population; missing users start evenly over the second. */
final class ClosedWorkload extends DealtWorkload {

  private final ClosedDealer dealer;
  private final Queue<Long> ended = new ConcurrentLinkedQueue<>();
  private final Queue<Long> givenUp = new ConcurrentLinkedQueue<>();
  private boolean over;

  ClosedWorkload(
      Scenario scenario,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Dealing dealing,
      Dealing.Place place) {
    super(scenario, eventLoops, stats, dealing, place);
    this.dealer =
        new ClosedDealer(
            holdings(), scenario.name(), deal(), dealing.time(), place.outline().perSecond());
  }

  @Override
  boolean dealOn(long startSecond, long now) {
    free();
    if (joinedNanos().isEmpty()) {
      return true;
    }
    over = !dealer.deal(startSecond, now, this::startAt);
    return !over;
  }

  @Override
  void catchUp(long startSecond) {} // a newcomer is told which ordinals are used

  @Override
  void ended(long ordinal) {
    ended.add(ordinal);
  }

  @Override
  void givenUp(long ordinal) {
    givenUp.add(ordinal);
  }

  @Override
  public void endUser() {
    free();
    super.endUser();
  }

  private void free() {
    for (Long user = givenUp.poll(); user != null; user = givenUp.poll()) {
      dealer.givenUp(user);
    }
    for (Long user = ended.poll(); user != null; user = ended.poll()) {
      long now = dealing.clock().runNanos();
      if (!over && dealing.gate().admits(now)) {
        dealer.ended(user, now, this::startAt);
      } else {
        dealer.givenUp(user);
      }
    }
  }

  @Override
  Slots taken() {
    return holdings() == dealing.holdings() ? dealer.taken() : Slots.NONE;
  }

  @Override
  Progress progress(StartLog starts, boolean drained) {
    long now = dealing.clock().runNanos();
    starts.report(Long.MAX_VALUE, now, drained);
    return progress(dealer.rounds(), List.of(), drained);
  }
}
