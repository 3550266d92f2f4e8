package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BorderTest {

  private static final List<String> POPULATIONS = List.of("a", "b", "c");

  @Property
  void theLaterOfTwoIsTheLaterOfEachPopulation(
      @ForAll @LongRange(max = 9) long second,
      @ForAll @Size(max = 3) List<@LongRange(max = 9) Long> ordinals,
      @ForAll @LongRange(max = 9) long otherSecond,
      @ForAll @Size(max = 3) List<@LongRange(max = 9) Long> otherOrdinals) {
    Border one = border(second, ordinals, 0);
    Border other = border(otherSecond, otherOrdinals, 1);
    is(one.atLeast(other), one, other, Math::max);
    is(other.atLeast(one), one, other, Math::max);
  }

  @Property
  void theEarlierOfTwoIsTheEarlierOfEachPopulation(
      @ForAll @LongRange(max = 9) long second,
      @ForAll @Size(max = 3) List<@LongRange(max = 9) Long> ordinals,
      @ForAll @LongRange(max = 9) long otherSecond,
      @ForAll @Size(max = 3) List<@LongRange(max = 9) Long> otherOrdinals) {
    Border one = border(second, ordinals, 0);
    Border other = border(otherSecond, otherOrdinals, 1);
    is(one.atMost(other), one, other, Math::min);
    is(other.atMost(one), one, other, Math::min);
  }

  private static void is(Border result, Border one, Border other, LongBinaryOperator choice) {
    assertThat(result.second()).isEqualTo(choice.applyAsLong(one.second(), other.second()));
    for (String population : POPULATIONS) {
      assertThat(result.ordinal(population))
          .as(population)
          .isEqualTo(choice.applyAsLong(one.ordinal(population), other.ordinal(population)));
    }
  }

  /** Names as many populations as there are ordinals, from that one on. */
  private static Border border(long second, List<Long> ordinals, int from) {
    Map<String, Long> named = new HashMap<>();
    for (int i = 0; i < ordinals.size(); i++) {
      named.put(POPULATIONS.get((from + i) % POPULATIONS.size()), ordinals.get(i));
    }
    return new Border(second, named);
  }

  @Test
  void beginsAtZeroInAPopulationThatItDoesNotName() {
    assertThat(new Border(3, Map.of("a", 7L)).ordinal("b")).isZero();
  }

  @Test
  void keepsItsOwnCopyOfTheOrdinals() {
    Map<String, Long> ordinals = new HashMap<>(Map.of("a", 7L));
    Border border = new Border(3, ordinals);
    ordinals.clear();
    assertThat(border.ordinal("a")).isEqualTo(7);
  }

  @Test
  void refusesWhatIsNegative() {
    assertThatThrownBy(() -> new Border(-1, Map.of())).hasMessage("a negative border: -1 {}");
    assertThatThrownBy(() -> new Border(0, Map.of("a", -1L)))
        .hasMessage("a negative border: 0 {a=-1}");
  }
}
