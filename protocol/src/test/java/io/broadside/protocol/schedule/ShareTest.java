package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTest {

  @Property
  void sharesOfATotalAddUpToIt(
      @ForAll @IntRange(min = 1, max = 1_000) int members, @ForAll @IntRange int total) {
    assertThat(shares(members).mapToLong(s -> s.of(total)).sum()).isEqualTo(total);
  }

  @Property
  void sharesOfATotalAddUpToItInEverySecond(
      @ForAll @IntRange(min = 1, max = 1_000) int members,
      @ForAll @IntRange int total,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long second) {
    assertThat(shares(members).mapToLong(s -> s.of(total, second)).sum()).isEqualTo(total);
  }

  @Property
  void sharesDifferByOneAtMost(
      @ForAll @IntRange(min = 1, max = 1_000) int members, @ForAll @IntRange int total) {
    long least = shares(members).mapToLong(s -> s.of(total)).min().orElseThrow();
    long most = shares(members).mapToLong(s -> s.of(total)).max().orElseThrow();
    assertThat(most - least).isBetween(0L, 1L);
  }

  @Property
  void everyMemberGetsItsTurnWhereThereIsLessThanOneForEach(
      @ForAll @IntRange(min = 1, max = 50) int members,
      @ForAll @LongRange(min = 0, max = 1_000_000) long from) {
    Share mine = new Share(members / 2, members);
    assertThat(LongStream.range(from, from + members).map(s -> mine.of(1, s)).sum()).isEqualTo(1);
  }

  @Property
  void everyOrdinalHasExactlyOneOwner(
      @ForAll @IntRange(min = 1, max = 1_000) int members,
      @ForAll @LongRange(min = 0) long ordinal) {
    assertThat(shares(members).filter(s -> s.owns(ordinal)).count()).isEqualTo(1);
  }

  @Property
  void countsOwnedOrdinalsAsOneByOneWould(
      @ForAll @IntRange(min = 1, max = 50) int members,
      @ForAll @IntRange(min = 0, max = 49) int slot,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long from,
      @ForAll @IntRange(min = -100, max = 500) int length) {
    Share share = new Share(slot % members, members);
    long counted = LongStream.range(from, from + length).filter(share::owns).count();
    assertThat(share.countOwned(from, from + length)).isEqualTo(counted);
  }

  @Test
  void refusesASlotThatIsNotThere() {
    assertThatThrownBy(() -> new Share(3, 3)).hasMessage("no slot 3 among 3 members");
    assertThatThrownBy(() -> new Share(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static java.util.stream.Stream<Share> shares(int members) {
    return IntStream.range(0, members).mapToObj(slot -> new Share(slot, members));
  }
}
