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
import java.util.Random;
import java.util.function.LongToIntFunction;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ThrottleDealerTest {

  private static final Deal DEAL = Deal.of(SLOTS, 0);
  private static final int WORKERS = 5;

  /** However the slots are divided, and with the profile's limit from second to second. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void partsAddUpToTheLimitInEverySecond(@ForAll long seed, @ForAll @IntRange(max = 300) int most) {
    LongToIntFunction limit = second -> new Random(seed ^ second).nextInt(most + 1);
    List<ThrottleDealer> fleet = divided(new Random(seed), limit);
    for (long second = 0; second < 50; second++) {
      long now = second;
      assertThat(fleet.stream().mapToInt(worker -> worker.in(now)).sum())
          .isEqualTo(limit.applyAsInt(second));
    }
  }

  private static List<ThrottleDealer> divided(Random random, LongToIntFunction limit) {
    int[] owner = random.ints(SLOTS, 0, WORKERS).toArray();
    List<ThrottleDealer> fleet = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      int me = worker;
      fleet.add(dealer(own(Slots.where(SLOTS, slot -> owner[slot] == me)), limit));
    }
    return fleet;
  }

  /** A limit of one a second for five workers: each has its turn, again and again. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void nobodyStarvesWhereTheLimitIsBelowTheNumberOfWorkers(
      @ForAll @IntRange(max = WORKERS - 1) int worker,
      @ForAll @LongRange(max = 100_000) long from) {
    Slots part = Slots.range(worker * SLOTS / WORKERS, (worker + 1) * SLOTS / WORKERS);
    ThrottleDealer dealer = dealer(own(part), second -> 1);
    long turns = LongStream.range(from, from + SLOTS / 2).map(dealer::in).sum();
    double share = SLOTS / 2.0 * part.size() / SLOTS;
    assertThat((double) turns).isBetween(share - 3, share + 3);
    assertThat(turns).isPositive();
  }

  @Test
  void lessOnceItHasGivenSlotsUp() {
    Holdings holdings = own(ALL);
    ThrottleDealer dealer = dealer(holdings, second -> 64);
    assertThat(dealer.in(7)).isEqualTo(64);
    holdings.take(2, left(Kind.REQUESTS, Slots.range(0, 16), border(3, 0)));
    assertThat(dealer.in(7)).as("a second that has begun").isEqualTo(64);
    assertThat(dealer.in(8)).isEqualTo(16);
  }

  @Test
  void nothingBeforeTheStart() {
    assertThat(dealer(own(ALL), second -> 64).in(-1)).isZero();
  }

  @Test
  void theSameForASecondWheneverItIsAsked() {
    LongToIntFunction limit = second -> (int) (second % 7);
    ThrottleDealer inOrder = dealer(own(Slots.range(0, 20)), limit);
    ThrottleDealer any = dealer(own(Slots.range(0, 20)), limit);
    long[] expected = LongStream.range(0, 100).map(inOrder::in).toArray();
    for (int second : new Random(7).ints(300, 0, 100).toArray()) {
      assertThat(any.in(second)).as("second %d", second).isEqualTo((int) expected[second]);
    }
  }

  private static Holdings own(Slots slots) {
    Holdings holdings = new Holdings(SLOTS);
    holdings.take(1, granted(Kind.REQUESTS, slots, Border.START));
    return holdings;
  }

  private static ThrottleDealer dealer(Holdings holdings, LongToIntFunction limit) {
    return new ThrottleDealer(holdings, DEAL, RunTime.IDENTITY, limit);
  }
}
