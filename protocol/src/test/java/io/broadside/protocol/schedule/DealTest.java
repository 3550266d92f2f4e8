package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealTest {

  static final int MOST_BITS = 20;
  private static final long FAR = 1_000_000_000_000L;

  @Property
  void unitsThatFollowOneAnotherAreInEachSlotOnce(
      @ForAll @IntRange(min = 1, max = 12) int bits,
      @ForAll @IntRange(max = 1_000) int index,
      @ForAll @LongRange(max = FAR) long first) {
    int slots = 1 << bits;
    Deal deal = Deal.of(slots, index);
    assertThat(LongStream.range(first, first + slots).mapToInt(deal::slot).sorted())
        .containsExactlyElementsOf(IntStream.range(0, slots).boxed().toList());
  }

  @Property
  void countsTheUnitsInSlotsAsOneByOneWould(
      @ForAll @IntRange(min = 1, max = MOST_BITS) int bits,
      @ForAll @IntRange(max = 1_000) int index,
      @ForAll @Size(max = 12) Set<@IntRange(max = 1 << MOST_BITS) Integer> bounds,
      @ForAll @LongRange(max = FAR) long from,
      @ForAll @IntRange(min = -100, max = 2_000) int length) {
    Deal deal = Deal.of(1 << bits, index);
    Slots own = slots(bounds, 1 << bits);
    long counted = LongStream.range(from, from + length).filter(k -> owns(deal, own, k)).count();
    assertThat(deal.count(own, from, from + length)).isEqualTo(counted);
  }

  private static boolean owns(Deal deal, Slots own, long unit) {
    return own.contains(deal.slot(unit));
  }

  @Property
  void partsThatCoverAllSlotsAddUpToTheWhole(
      @ForAll @IntRange(min = 1, max = MOST_BITS) int bits,
      @ForAll @Size(max = 12) Set<@IntRange(max = 1 << MOST_BITS) Integer> cuts,
      @ForAll @LongRange(max = FAR) long from,
      @ForAll @LongRange(max = FAR) long length) {
    int slots = 1 << bits;
    Deal deal = Deal.of(slots, 3);
    int[] bounds =
        IntStream.concat(
                IntStream.of(0, slots), cuts.stream().mapToInt(c -> Math.floorMod(c, slots)))
            .sorted()
            .distinct()
            .toArray();
    long sum = 0;
    for (int part = 1; part < bounds.length; part++) {
      sum += deal.count(Slots.range(bounds[part - 1], bounds[part]), from, from + length);
    }
    assertThat(sum).isEqualTo(length);
  }

  /**
   * In any run of units, a range's count is off its share by half of log2(slots) at the most: 8
   * units for the 64 Ki slots of a thousand workers. Here every range and every run is tried.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128})
  void aRangesCountIsNearItsShare(int slots) {
    int[][] below = countsBelow(slots);
    double bound = Integer.numberOfTrailingZeros(slots) / 2.0;
    double worst = 0;
    for (int from = 0; from < slots; from++) {
      for (int to = from + 1; to <= slots; to++) {
        double least = 0;
        double most = 0;
        for (int unit = 0; unit <= 2 * slots; unit++) {
          double share = (double) unit * (to - from) / slots;
          double off = below[unit][to] - below[unit][from] - share;
          least = Math.min(least, off);
          most = Math.max(most, off);
        }
        worst = Math.max(worst, most - least);
      }
    }
    assertThat(worst).isLessThanOrEqualTo(bound);
  }

  /** Of the units below the first index, how many are in the slots below the second. */
  private static int[][] countsBelow(int slots) {
    Deal deal = new Deal(slots, 0);
    int[][] below = new int[2 * slots + 1][slots + 1];
    for (int unit = 0; unit < 2 * slots; unit++) {
      for (int slot = 0; slot <= slots; slot++) {
        below[unit + 1][slot] = below[unit][slot] + (deal.slot(unit) < slot ? 1 : 0);
      }
    }
    return below;
  }

  @Property
  void aRangesCountIsNearItsShareHoweverManySlots(
      @ForAll @IntRange(min = 9, max = 26) int bits,
      @ForAll @IntRange(max = (1 << 26) - 1) int one,
      @ForAll @IntRange(max = (1 << 26) - 1) int other,
      @ForAll @LongRange(max = FAR) long first,
      @ForAll @LongRange(max = 1_000_000_000) long length) {
    int slots = 1 << bits;
    int from = Math.min(one % slots, other % slots);
    int to = Math.max(one % slots, other % slots) + 1;
    double share = (double) length * (to - from) / slots;
    long count = Deal.of(slots, 0).count(Slots.range(from, to), first, first + length);
    assertThat(Math.abs(count - share)).isLessThanOrEqualTo(bits / 2.0);
  }

  @Test
  void theFirstUsersOfSeveralPopulationsAreFarFromOneAnother() {
    List<Integer> first =
        IntStream.range(0, 8).mapToObj(index -> Deal.of(1024, index).slot(0)).sorted().toList();
    for (int i = 1; i < first.size(); i++) {
      assertThat(first.get(i) - first.get(i - 1)).as("%s", first).isGreaterThanOrEqualTo(32);
    }
  }

  @Test
  void aRunHasSixtyFourSlotsForEachWorkerOrMore() {
    assertThat(List.of(1, 2, 3, 100, 1_000).stream().map(Deal::slotsFor))
        .containsExactly(64, 128, 256, 8_192, 65_536);
    assertThat(Deal.slotsFor(0)).isEqualTo(64);
    assertThat(Deal.slotsFor(Integer.MAX_VALUE)).isEqualTo(1 << 26);
  }

  @Test
  void refusesANumberOfSlotsThatIsNoPowerOfTwo() {
    assertThatThrownBy(() -> new Deal(48, 0)).hasMessage("no deal of 48 slots from 0");
    assertThatThrownBy(() -> new Deal(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deal(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deal(Integer.MIN_VALUE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnOffsetOutsideOfTheSlots() {
    assertThatThrownBy(() -> new Deal(64, 64)).hasMessage("no deal of 64 slots from 64");
    assertThatThrownBy(() -> new Deal(64, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Ranges between every other bound; what lies beyond the slots has no unit. */
  private static Slots slots(Set<Integer> bounds, int slots) {
    int[] sorted = bounds.stream().mapToInt(b -> b % (2 * slots)).sorted().distinct().toArray();
    return Slots.of(Arrays.copyOf(sorted, sorted.length / 2 * 2));
  }
}
