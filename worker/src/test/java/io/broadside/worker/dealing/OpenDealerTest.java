package io.broadside.worker.dealing;

import static io.broadside.worker.dealing.Assignments.ALL;
import static io.broadside.worker.dealing.Assignments.SLOTS;
import static io.broadside.worker.dealing.Assignments.border;
import static io.broadside.worker.dealing.Assignments.granted;
import static io.broadside.worker.dealing.Assignments.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Arrivals come ten a second; all of them, or every other, are this worker's. */
class OpenDealerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long EVERY = SECOND / 10;
  private static final Deal DEAL = Deal.of(SLOTS, 0);
  private static final Slots EVEN = Slots.range(0, 32);
  private static final Slots ODD = Slots.range(32, 64);

  private final Holdings holdings = new Holdings(SLOTS);
  private final List<Long> started = new ArrayList<>();

  @Test
  void dealsNothingThatItDoesNotOwn() {
    OpenDealer dealer = dealer(LongStream.range(0, 50));
    assertThat(deal(dealer, 0, 10)).isFalse();
    assertThat(started).isEmpty();
    assertThat(dealer.dealtThrough()).isEqualTo(50);
  }

  @Test
  void dealsItsOwnAtTheirTimes() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    deal(dealer(LongStream.range(0, 8)), 0, 10);
    assertThat(started).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void dealsFromTheStartOfItsPopulationOn() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    List<Long> dues = new ArrayList<>();
    dealer(LongStream.range(0, 3))
        .deal(60 * SECOND, 60 * SECOND, 62 * SECOND, (ordinal, due) -> dues.add(due));
    assertThat(dues).containsExactly(60 * SECOND, 60 * SECOND + EVERY, 60 * SECOND + 2 * EVERY);
  }

  @Test
  void saysWhetherArrivalsAreLeft() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 11));
    assertThat(deal(dealer, 0, 1)).isTrue();
    assertThat(deal(dealer, 1, 2)).isFalse();
    assertThat(started).hasSize(11);
  }

  @Test
  void changesAtABorderWithinABatch() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    holdings.take(2, granted(Kind.ARRIVALS, ODD, border(1, 5)));
    deal(dealer(LongStream.range(0, 10)), 0, 10);
    assertThat(started).containsExactly(0L, 2L, 4L, 5L, 7L, 9L);
  }

  @Test
  void givesUpNothingBelowWhatItHasDealt() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 40));
    deal(dealer, 0, 2);
    holdings.take(2, left(Kind.ARRIVALS, EVEN, border(1, 10)));
    assertThat(holdings.letGo()).isEqualTo(border(1, 20));
    deal(dealer, 2, 3);
    assertThat(started).hasSize(25).doesNotHaveDuplicates().contains(19L, 20L).doesNotContain(21L);
  }

  /** Two seconds are dealt ahead; what was granted meanwhile lies behind. */
  @Test
  void goesBackForAGrantThatIsLate() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 80));
    deal(dealer, 2, 4);
    started.clear();
    holdings.take(2, granted(Kind.ARRIVALS, ALL, ODD, border(3, 30)));
    deal(dealer, 3, 5);
    assertThat(started)
        .containsExactly(31L, 33L, 35L, 37L, 39L, 40L, 41L, 42L, 43L, 44L, 45L, 46L, 47L, 48L, 49L);
    started.clear();
    deal(dealer, 3, 5);
    assertThat(started).as("once only").isEmpty();
  }

  /** Its status may say that it has the slots before it has gone back. */
  @Test
  void hasNotDealtWhatItHasStillToGoBackFor() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 80));
    deal(dealer, 2, 4);
    assertThat(dealer.dealtThrough()).isEqualTo(40);
    holdings.take(2, granted(Kind.ARRIVALS, ALL, ODD, border(3, 30)));
    assertThat(dealer.dealtThrough()).isEqualTo(30);
    deal(dealer, 2, 4);
    assertThat(dealer.dealtThrough()).isEqualTo(40);
  }

  /** Whatever is due more than two seconds ago is not started any more. */
  @Test
  void takesNothingThatIsTooOldOfAGrantThatIsLate() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 200));
    deal(dealer, 0, 2);
    deal(dealer, 5, 7);
    assertThat(dealer.dealtThrough()).isEqualTo(70);
    started.clear();
    holdings.take(2, granted(Kind.ARRIVALS, ALL, ODD, border(1, 10)));
    assertThat(holdings.took()).isEqualTo(border(0, 30));
    deal(dealer, 5, 7);
    assertThat(started)
        .containsExactlyElementsOf(
            LongStream.range(30, 70).filter(k -> k % 2 == 1).boxed().toList());
  }

  @Test
  void goesBackForAGrantOnlyAsFarAsItWasTakenAgain() {
    holdings.take(1, granted(Kind.ARRIVALS, EVEN, Border.START));
    OpenDealer dealer = dealer(LongStream.range(0, 80));
    deal(dealer, 2, 4);
    started.clear();
    holdings.take(2, granted(Kind.ARRIVALS, ALL, ODD, border(3, 30)));
    holdings.take(3, left(Kind.ARRIVALS, EVEN, border(3, 36)));
    assertThat(holdings.letGo()).as("it may deal below").isEqualTo(border(3, 40));
    deal(dealer, 2, 4);
    assertThat(started).containsExactly(31L, 33L, 35L, 37L, 39L);
  }

  /** A newcomer to a long run has millions to pass over. */
  @Test
  void leavesTheHoldingsAloneWhileItPassesOverWhatIsNotItsOwn() {
    OpenDealer dealer =
        dealer(
            LongStream.range(0, 1_000)
                .peek(k -> assertThat(k < 900 && Thread.holdsLock(holdings)).isFalse()));
    dealer.skip(0, 90 * SECOND, holdings.firstPossible("load"));
    assertThat(dealer.dealtThrough()).isEqualTo(900);
    holdings.take(1, granted(Kind.ARRIVALS, ALL, border(91, 903)));
    dealer.skip(0, 90 * SECOND + 2 * EVERY, holdings.firstPossible("load"));
    deal(dealer, 90, 91);
    assertThat(started).containsExactly(903L, 904L, 905L, 906L, 907L, 908L, 909L);
  }

  @Test
  void passesOverNothingThatMayBeItsOwn() {
    OpenDealer dealer = dealer(LongStream.range(0, 1_000));
    holdings.take(1, granted(Kind.ARRIVALS, ALL, border(50, 500)));
    dealer.skip(0, 90 * SECOND, holdings.firstPossible("load"));
    assertThat(dealer.dealtThrough()).isEqualTo(500);
  }

  /** The first grant of a newcomer may lie a little behind where its walk has come to. */
  @Test
  void goesBackAsANewcomer() {
    OpenDealer dealer = dealer(LongStream.range(0, 1_000));
    dealer.skip(0, 90 * SECOND, holdings.firstPossible("load"));
    holdings.take(1, granted(Kind.ARRIVALS, ALL, border(89, 895)));
    deal(dealer, 90, 91);
    assertThat(started).containsExactlyElementsOf(LongStream.range(895, 910).boxed().toList());
  }

  private boolean deal(OpenDealer dealer, long nowSecond, long untilSecond) {
    return dealer.deal(0, nowSecond * SECOND, untilSecond * SECOND, this::start);
  }

  private void start(long ordinal, long dueNanos) {
    assertThat(dueNanos).isEqualTo(ordinal * EVERY);
    started.add(ordinal);
  }

  private OpenDealer dealer(LongStream ordinals) {
    PrimitiveIterator.OfLong arrivals = ordinals.map(k -> k * EVERY).iterator();
    return new OpenDealer(holdings, "load", DEAL, RunTime.IDENTITY, arrivals);
  }
}
