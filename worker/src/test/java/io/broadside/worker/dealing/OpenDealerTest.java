package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenDealerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Deck deck = new Deck("late", () -> 0);
  private final List<Long> started = new ArrayList<>();

  @Test
  void dealsNothingBeforeItKnowsAnEpoch() {
    OpenDealer dealer = everySecond(LongStream.range(0, 5));
    assertThat(dealer.deal(0, 10 * SECOND, this::start)).isTrue();
    assertThat(started).isEmpty();
    assertThat(dealer.dealtThrough()).isZero();
  }

  @Test
  void leavesTheDeckAloneWhileANewcomerPassesOverTheArrivalsBeforeIt() throws Exception {
    OpenDealer dealer =
        everySecond(
            LongStream.range(0, 1_000)
                .peek(k -> assertThat(k < 900 && Thread.holdsLock(deck)).isFalse()));
    dealer.skip(0, 900 * SECOND, deck.firstPossible("load"));
    assertThat(dealer.dealtThrough()).isEqualTo(900);
    join(903, "late");
    dealer.skip(0, 902 * SECOND, deck.firstPossible("load"));
    dealer.deal(0, 906 * SECOND, this::start);
    assertThat(started).containsExactly(903L, 904L, 905L);
  }

  @Test
  void passesOverNothingThatMayBeItsOwn() throws Exception {
    OpenDealer dealer = everySecond(LongStream.range(0, 1_000));
    join(500, "late");
    dealer.skip(0, 900 * SECOND, deck.firstPossible("load"));
    assertThat(dealer.dealtThrough()).isEqualTo(500);
  }

  @Test
  void saysWhetherArrivalsAreLeft() throws Exception {
    OpenDealer dealer = everySecond(LongStream.range(0, 10));
    join(0, "late");
    assertThat(dealer.deal(0, 9 * SECOND, this::start)).isTrue();
    assertThat(dealer.deal(0, 10 * SECOND, this::start)).isFalse();
  }

  private void join(long second, String member) throws TooLateException {
    Epoch first = new Epoch(0, 0, List.of("first"), Map.of());
    Epoch with = new Epoch(1, second, List.of(member), Map.of("load", second));
    deck.take(List.of(first, with), null, Map.of());
  }

  private void start(long ordinal, long dueNanos) {
    assertThat(dueNanos).isEqualTo(ordinal * SECOND);
    started.add(ordinal);
  }

  private OpenDealer everySecond(LongStream ordinals) {
    PrimitiveIterator.OfLong arrivals = ordinals.map(k -> k * SECOND).iterator();
    return new OpenDealer(deck, "load", arrivals);
  }
}
