package io.broadside.worker.gatling.injection;

import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.OpenDealer;
import io.broadside.worker.dealing.StartLog;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Starts this worker's users of an open population, up to two seconds ahead. */
final class OpenWorkload extends DealtWorkload {

  /** How far ahead users are handed to the event loops: a late tick then makes no late user. */
  private static final long HORIZON_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final OpenDealer dealer;

  OpenWorkload(
      Scenario scenario,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Dealing dealing,
      Dealing.Place place) {
    super(scenario, eventLoops, stats, dealing, place);
    this.dealer =
        new OpenDealer(
            holdings(), scenario.name(), deal(), dealing.time(), place.profile().arrivals());
  }

  @Override
  boolean dealOn(long startSecond, long now) {
    catchUp(startSecond);
    OptionalLong joined = joinedNanos();
    if (joined.isEmpty()) {
      return true;
    }
    long from = joined.getAsLong();
    return dealer.deal(
        TimeUnit.SECONDS.toNanos(startSecond),
        now,
        now + HORIZON_NANOS,
        (ordinal, due) -> {
          if (due >= from) {
            startAt(ordinal, due);
          }
        });
  }

  /** Only a newcomer has anything to pass over; a member may be late with what is its own. */
  @Override
  void catchUp(long startSecond) {
    long start = TimeUnit.SECONDS.toNanos(startSecond);
    long now = dealing.clock().runNanos();
    if (place.outline().sharded()) {
      dealer.skip(start, now, holdings().firstPossible(scenarioName()));
    } else {
      dealer.skip(start, Math.min(now, joinedNanos().orElse(now)), Long.MAX_VALUE);
    }
  }

  @Override
  Progress progress(StartLog starts, boolean drained) {
    StartLog.Report report =
        starts.report(dealer.dealtThrough(), dealing.clock().runNanos(), drained);
    holdings().tooLateBelow(scenarioName(), starts.missedBelow());
    return progress(report.through(), report.gaps(), drained);
  }

  @Override
  void ended(long ordinal) {} // nobody takes its place

  @Override
  void givenUp(long ordinal) {}
}
