package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Epoch;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.gatling.core.controller.throttle.Throttling;
import io.gatling.core.controller.throttle.Throttlings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import scala.Option;

class ThrottlesTest {

  private static final long LONG_AGO = TimeUnit.HOURS.toMillis(1);

  private final RunClock clock = new RunClock();

  @Test
  void aMemberHasItsPartOfEveryLimit() throws Exception {
    Throttlings mine = shared(new Epoch(0, 0, List.of("a", "b", "me"), Map.of()), LONG_AGO);
    assertThat(limit(mine.global().get())).isEqualTo(10);
    assertThat(limit(mine.perScenario().apply("slow"))).isEqualTo(2);
  }

  @Test
  void oneWhoDrainsHasItsPart() throws Exception {
    Epoch epoch = new Epoch(0, 0, List.of("a"), Map.of(), List.of("me"));
    assertThat(limit(shared(epoch, LONG_AGO).global().get())).isEqualTo(15);
  }

  @Test
  void anybodyElseHasNone() throws Exception {
    Throttlings mine = shared(new Epoch(0, 0, List.of("a", "b"), Map.of()), LONG_AGO);
    assertThat(limit(mine.global().get())).isZero();
    assertThat(limit(mine.perScenario().apply("slow"))).isZero();
  }

  @Test
  void nobodyHasAPartBeforeTheStart() throws Exception {
    Throttlings mine = shared(new Epoch(0, 0, List.of("me"), Map.of()), -LONG_AGO);
    assertThat(limit(mine.global().get())).isZero();
  }

  /** Gatling's own tick says nothing: it counts from the start of this worker. */
  private static int limit(Throttling throttling) {
    return (Integer) throttling.limit().apply((Object) 0L);
  }

  private Throttlings shared(Epoch epoch, long startedMillisAgo) throws Exception {
    clock.start(TimeUnit.NANOSECONDS.toMillis(clock.ownNanos()) - startedMillisAgo, 0);
    Deck deck = new Deck("me", clock::runNanos);
    deck.take(List.of(epoch), null, Map.of());
    return new Throttles(clock, deck)
        .share(
            new Throttlings(
                Option.apply(new Throttling(second -> (Long) second < 3_000 ? 0 : 30)),
                new scala.collection.immutable.Map.Map1<>("slow", new Throttling(second -> 6))));
  }
}
