package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A set of slots is what a set of bits is. */
class SlotsTest {

  /** Slots 0 to 63 by the bits of a number, and one beyond, so that the last may be in it. */
  private static final int COUNT = 65;

  @Property
  void hasTheSlotsThatItWasMadeOf(@ForAll long bits) {
    Slots slots = slots(bits);
    assertThat(IntStream.range(-1, COUNT + 1).filter(slots::contains))
        .containsExactlyElementsOf(bits(bits).stream().boxed().toList());
    assertThat(slots.size()).isEqualTo(Long.bitCount(bits));
    assertThat(slots.isEmpty()).isEqualTo(bits == 0);
  }

  @Property
  void addsAnother(@ForAll long here, @ForAll long there) {
    agrees(here, there, slots(here).plus(slots(there)), BitSet::or);
  }

  @Property
  void takesAnotherAway(@ForAll long here, @ForAll long there) {
    agrees(here, there, slots(here).minus(slots(there)), BitSet::andNot);
  }

  @Property
  void findsWhatItHasInCommonWithAnother(@ForAll long here, @ForAll long there) {
    agrees(here, there, slots(here).and(slots(there)), BitSet::and);
  }

  @Property
  void meetsAnotherWhereTheyHaveASlotInCommon(
      @ForAll long here, @ForAll long there, @ForAll @IntRange(max = 63) int one) {
    assertThat(slots(here).meets(slots(there))).isEqualTo((here & there) != 0);
    assertThat(slots(here).meets(slots(there & ~here))).isFalse();
    assertThat(slots(here).meets(slots((there & ~here) | (1L << one))))
        .isEqualTo(((here >>> one) & 1) != 0);
  }

  private static void agrees(
      long here, long there, Slots result, BiConsumer<BitSet, BitSet> operation) {
    BitSet expected = bits(here);
    operation.accept(expected, bits(there));
    Slots same = Slots.where(COUNT, expected::get);
    assertThat(result).isEqualTo(same).hasSameHashCodeAs(same);
  }

  /** Ranges that touch are one, so that equal sets have one form, and that is the shortest. */
  @Property
  void hasNoMoreRangesThanItNeeds(@ForAll long bits) {
    Slots slots = slots(bits);
    assertThat(slots.ranges()).isEqualTo(Long.bitCount(bits & ~(bits << 1)));
    assertThat(Slots.of(slots.bounds())).isEqualTo(slots);
    int size = 0;
    for (int range = 0; range < slots.ranges(); range++) {
      assertThat(slots.contains(slots.from(range) - 1)).isFalse();
      assertThat(slots.contains(slots.to(range))).isFalse();
      size += slots.to(range) - slots.from(range);
    }
    assertThat(size).isEqualTo(slots.size());
  }

  @Test
  void joinsRangesThatTouch() {
    assertThat(Slots.range(0, 4).plus(Slots.range(4, 9))).isEqualTo(Slots.range(0, 9));
  }

  @Test
  void isNoneWhereARangeIsEmpty() {
    assertThat(Slots.range(5, 5)).isEqualTo(Slots.NONE);
    assertThat(Slots.range(6, 5)).isEqualTo(Slots.NONE);
    assertThat(Slots.of()).isEqualTo(Slots.NONE);
  }

  @Test
  void keepsItsOwnCopyOfTheBounds() {
    int[] bounds = {0, 4};
    Slots slots = Slots.of(bounds);
    bounds[0] = 3;
    slots.bounds()[0] = 3;
    assertThat(slots).isEqualTo(Slots.range(0, 4)).hasToString("[0, 4]");
  }

  @Test
  void refusesBoundsThatAreNoRanges() {
    assertThatThrownBy(() -> Slots.of(0, 4, 4, 5)).hasMessage("bounds do not ascend: [0, 4, 4, 5]");
    assertThatThrownBy(() -> Slots.of(-1, 4)).hasMessage("bounds do not ascend: [-1, 4]");
    assertThatThrownBy(() -> Slots.of(0, 4, 5)).hasMessage("a range has no end: [0, 4, 5]");
  }

  private static Slots slots(long bits) {
    return Slots.where(COUNT, bits(bits)::get);
  }

  private static BitSet bits(long bits) {
    return BitSet.valueOf(new long[] {bits});
  }
}
