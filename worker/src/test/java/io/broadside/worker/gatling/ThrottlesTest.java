package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.gatling.core.controller.throttle.Throttling;
import io.gatling.core.controller.throttle.Throttlings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import scala.Option;

/** 64 requests a second, and 16 of the slow scenario. */
class ThrottlesTest {

  private static final long LONG_AGO = TimeUnit.HOURS.toMillis(1);
  private static final int SLOTS = 64;

  private final RunClock clock = new RunClock();

  @Test
  void oneThatOwnsHalfOfTheSlotsHasHalfOfEveryLimit() {
    Throttlings mine = shared(Kind.REQUESTS, Slots.range(0, 32), LONG_AGO);
    assertThat(limit(mine.global().get())).isEqualTo(32);
    assertThat(limit(mine.perScenario().apply("slow"))).isEqualTo(8);
  }

  @Test
  void oneThatOwnsSlotsOfArrivalsAloneHasNothing() {
    Throttlings mine = shared(Kind.ARRIVALS, Slots.range(0, SLOTS), LONG_AGO);
    assertThat(limit(mine.global().get())).isZero();
    assertThat(limit(mine.perScenario().apply("slow"))).isZero();
  }

  @Test
  void nobodyHasAPartBeforeTheStart() {
    Throttlings mine = shared(Kind.REQUESTS, Slots.range(0, SLOTS), -LONG_AGO);
    assertThat(limit(mine.global().get())).isZero();
  }

  /** Gatling's own tick says nothing: it counts from the start of this worker. */
  private static int limit(Throttling throttling) {
    return (Integer) throttling.limit().apply((Object) 0L);
  }

  private Throttlings shared(Kind kind, Slots slots, long startedMillisAgo) {
    clock.start(TimeUnit.NANOSECONDS.toMillis(clock.ownNanos()) - startedMillisAgo, 0);
    Holdings holdings = new Holdings(SLOTS);
    Grant grant = Grant.of(kind, slots, Border.START);
    holdings.take(1, new Assignment(Map.of(kind, slots), List.of(grant), Border.START, false));
    return new Throttles(clock, holdings, RunTime.IDENTITY)
        .share(
            new Throttlings(
                Option.apply(new Throttling(second -> (Long) second < 3_000 ? 0 : SLOTS)),
                new scala.collection.immutable.Map.Map1<>("slow", new Throttling(second -> 16))));
  }
}
