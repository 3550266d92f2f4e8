package io.broadside.worker.dealing;

import static io.broadside.worker.dealing.Assignments.ALL;
import static io.broadside.worker.dealing.Assignments.SLOTS;
import static io.broadside.worker.dealing.Assignments.border;
import static io.broadside.worker.dealing.Assignments.granted;
import static io.broadside.worker.dealing.Assignments.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HoldingsTest {

  private static final Slots LOWER = Slots.range(0, 32);
  private static final Slots UPPER = Slots.range(32, 64);

  private final Holdings holdings = new Holdings(SLOTS);

  @Test
  void ownsNothingBeforeItsFirstAssignment() {
    assertThat(holdings.version()).isZero();
    assertThat(holdings.letGo()).isNull();
    assertThat(holdings.took()).isNull();
    assertThat(holdings.at("load", 0)).isEqualTo(Slots.NONE);
    assertThat(holdings.firstPossible("load")).isEqualTo(Long.MAX_VALUE);
    assertThat(holdings.joined()).isEmpty();
  }

  @Test
  void ownsWhatItWasGrantedFromTheBorderOn() {
    holdings.take(1, granted(Kind.ARRIVALS, LOWER, border(5, 70)));
    assertThat(holdings.at("load", 69)).isEqualTo(Slots.NONE);
    assertThat(holdings.at("load", 70)).isEqualTo(LOWER);
    assertThat(holdings.at("other", 0)).as("the border does not name it").isEqualTo(LOWER);
    assertThat(holdings.firstPossible("load")).isEqualTo(70);
    assertThat(holdings.joined()).hasValue(5);
    assertThat(holdings.requests(9)).as("another kind").isEqualTo(Slots.NONE);
    assertThat(holdings.places(9)).as("another kind").isEqualTo(Slots.NONE);
  }

  @Test
  void givesUpAtTheBorderWhereItHasDealtNothingBeyond() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.dealtThrough("load", 60);
    holdings.take(2, left(Kind.ARRIVALS, LOWER, border(5, 70)));
    assertThat(holdings.letGo()).isEqualTo(border(5, 70));
    assertThat(holdings.at("load", 69)).isEqualTo(ALL);
    assertThat(holdings.at("load", 70)).isEqualTo(LOWER);
    assertThat(holdings.tenures())
        .containsExactly(
            new Tenure(Kind.ARRIVALS, 1, LOWER, Border.START, null),
            new Tenure(Kind.ARRIVALS, 1, UPPER, Border.START, border(5, 70)));
  }

  @Test
  void givesUpFromWhereItHasComeWhereItHasDealtBeyondTheBorder() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.dealtThrough("load", 85);
    holdings.take(2, left(Kind.ARRIVALS, LOWER, border(5, 70)));
    assertThat(holdings.letGo()).isEqualTo(border(5, 85));
    assertThat(holdings.at("load", 84)).isEqualTo(ALL);
    assertThat(holdings.at("load", 85)).isEqualTo(LOWER);
  }

  @Test
  void givesUpRequestsFromTheSecondAfterTheLastThatIsDecided() {
    holdings.take(1, granted(Kind.REQUESTS, ALL, Border.START));
    assertThat(holdings.requests(7)).isEqualTo(ALL);
    holdings.take(2, left(Kind.REQUESTS, LOWER, border(5, 0)));
    assertThat(holdings.letGo()).isEqualTo(border(8, 0));
    assertThat(holdings.requests(7)).isEqualTo(ALL);
    assertThat(holdings.requests(8)).isEqualTo(LOWER);
  }

  @Test
  void givesUpPlacesAtOnce() {
    holdings.take(1, granted(Kind.USERS, ALL, border(3, 0)));
    assertThat(holdings.places(2)).isEqualTo(Slots.NONE);
    assertThat(holdings.places(3)).isEqualTo(ALL);
    holdings.take(2, left(Kind.USERS, LOWER, border(9, 0)));
    assertThat(holdings.places(3)).isEqualTo(LOWER);
    assertThat(holdings.places()).isEqualTo(LOWER);
  }

  @Test
  void passesAPopulationThatHasNotBegunOnAsAWhole() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.dealtThrough("load", 85);
    holdings.take(2, left(Kind.ARRIVALS, Slots.NONE, border(5, 70)));
    assertThat(holdings.at("later", 0)).isEqualTo(Slots.NONE);
  }

  @Test
  void changesNothingByAnAssignmentThatWasOvertakenOrRepeated() {
    Assignment second = left(Kind.ARRIVALS, LOWER, border(5, 70));
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.take(2, second);
    List<Tenure> before = holdings.tenures();
    holdings.dealtThrough("load", 200);
    holdings.take(2, second);
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    assertThat(holdings.tenures()).isEqualTo(before);
    assertThat(holdings.letGo()).isEqualTo(border(5, 70));
    assertThat(holdings.version()).isEqualTo(2);
  }

  @Test
  void doesNotMissAVersionThatNeverCame() {
    holdings.take(1, granted(Kind.ARRIVALS, LOWER, Border.START));
    holdings.take(3, granted(Kind.ARRIVALS, UPPER, border(5, 70)));
    assertThat(holdings.at("load", 69)).isEqualTo(LOWER);
    assertThat(holdings.at("load", 70)).isEqualTo(UPPER);
    assertThat(holdings.version()).isEqualTo(3);
  }

  @Test
  void takesASlotAgainThatItHasGivenUp() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.take(2, left(Kind.ARRIVALS, LOWER, border(5, 70)));
    holdings.take(3, granted(Kind.ARRIVALS, ALL, UPPER, border(6, 90)));
    assertThat(holdings.at("load", 69)).isEqualTo(ALL);
    assertThat(holdings.at("load", 80)).isEqualTo(LOWER);
    assertThat(holdings.at("load", 90)).isEqualTo(ALL);
  }

  @Test
  void takesNothingOfAGrantForWhichItIsTooLate() {
    holdings.tooLateBelow("load", 100);
    holdings.tooLateBelow("load", 40);
    holdings.take(1, granted(Kind.ARRIVALS, ALL, border(5, 70)));
    assertThat(holdings.took()).isEqualTo(border(0, 100));
    assertThat(holdings.at("load", 99)).isEqualTo(Slots.NONE);
    assertThat(holdings.at("load", 100)).isEqualTo(ALL);
  }

  @Test
  void takesNothingOfAPopulationThatIsOver() {
    holdings.seal("load");
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    assertThat(holdings.at("load", 1_000_000_000)).isEqualTo(Slots.NONE);
    assertThat(holdings.at("other", 0)).isEqualTo(ALL);
  }

  @Test
  void takesNothingOnceItIsClosed() {
    holdings.close();
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    assertThat(holdings.tenures()).isEmpty();
    assertThat(holdings.version()).isZero();
  }

  @Test
  void hasRetiredOnceItsLastSlotIsGivenUpAndThatSecondHasCome() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    holdings.take(2, left(Kind.ARRIVALS, LOWER, border(4, 0)));
    holdings.take(3, left(Kind.ARRIVALS, Slots.NONE, border(5, 0)));
    assertThat(holdings.retired(100)).as("more may be granted").isFalse();
    holdings.take(4, new Assignment(Map.of(), List.of(), border(6, 0), true));
    assertThat(holdings.retired(4)).isFalse();
    assertThat(holdings.retired(5)).isTrue();
  }

  @Test
  void retiresWhileItStillHasAPartOfTheThrottles() {
    Slots none = Slots.NONE;
    holdings.take(
        1,
        new Assignment(
            Map.of(Kind.USERS, ALL, Kind.REQUESTS, ALL),
            List.of(
                Grant.of(Kind.USERS, ALL, Border.START),
                Grant.of(Kind.REQUESTS, ALL, Border.START)),
            Border.START,
            false));
    holdings.take(
        2,
        new Assignment(
            Map.of(Kind.USERS, none, Kind.REQUESTS, LOWER), List.of(), border(5, 0), true));
    assertThat(holdings.retired(5)).isTrue();
    assertThat(holdings.requests(6)).isEqualTo(LOWER);
  }

  @Test
  void hasNotJoinedByAPartOfTheThrottlesAlone() {
    holdings.take(1, granted(Kind.REQUESTS, ALL, Border.START));
    assertThat(holdings.joined()).isEmpty();
  }

  @Test
  void hearsOnceWhenAPopulationStartsAndOfMoreRoundsOnly() {
    holdings.hear(Map.of("after", 60L), Map.of("load", 5L));
    holdings.hear(Map.of("after", 70L), Map.of("load", 4L));
    assertThat(holdings.start("after")).hasValue(60);
    assertThat(holdings.start("other")).isEmpty();
    assertThat(holdings.mostRounds("load")).isEqualTo(5);
    assertThat(holdings.mostRounds("other")).isZero();
  }

  @Test
  void keepsInMindHowManyUsersItsPlacesHadBefore() {
    holdings.take(1, places(Map.of("load", 7L)));
    holdings.take(2, places(Map.of("load", 6L)));
    assertThat(holdings.roundsBefore("load")).isEqualTo(7);
    assertThat(holdings.roundsBefore("other")).isZero();
  }

  private static Assignment places(Map<String, Long> rounds) {
    Grant grant = new Grant(Kind.USERS, ALL, Border.START, rounds);
    return new Assignment(Map.of(Kind.USERS, ALL), List.of(grant), Border.START, false);
  }

  @Test
  void ownsEverythingWithoutLimitWhereItIsAlone() {
    Holdings alone = holdings.alone();
    assertThat(alone.at("load", 0)).isEqualTo(ALL);
    assertThat(alone.requests(0)).isEqualTo(ALL);
    assertThat(alone.places(0)).isEqualTo(ALL);
    assertThat(alone.mostRounds("load")).isEqualTo(Long.MAX_VALUE);
    assertThat(alone.joined()).hasValue(0);
  }

  /** One that has kept a slot from the beginning on has a first tenure that never ends. */
  @Test
  void forgetsTheOldestTenuresButNoneThatGoesOn() {
    holdings.take(1, granted(Kind.ARRIVALS, ALL, Border.START));
    for (int change = 0; change < 1_200; change++) {
      long at = 10L * change;
      holdings.take(2L + 2L * change, left(Kind.ARRIVALS, LOWER, border(change, at)));
      holdings.take(3L + 2L * change, granted(Kind.ARRIVALS, ALL, UPPER, border(change, at + 5)));
    }
    assertThat(holdings.tenures().size()).isLessThanOrEqualTo(2_000);
    assertThat(holdings.at("load", 50_000)).isEqualTo(ALL);
    assertThat(holdings.at("load", 11_992)).isEqualTo(LOWER);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void countsTheArrivalsThatAreItsOwnOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    Holdings own = changed(random);
    Deal deal = own.deal(1);
    long from = random.nextInt(600);
    long to = from + random.nextInt(600);
    long counted =
        LongStream.range(from, to).filter(k -> own.at("load", k).contains(deal.slot(k))).count();
    assertThat(own.count("load", deal, from, to)).isEqualTo(counted);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void ownsTheSameSlotsBetweenTwoBorders(@ForAll long seed) {
    Holdings own = changed(new Random(seed));
    for (long ordinal = 0; ordinal < 800; ) {
      long border = Math.min(800, own.nextBorder("load", ordinal));
      for (long next = ordinal; next < border; next++) {
        assertThat(own.at("load", next)).isEqualTo(own.at("load", ordinal));
      }
      ordinal = border;
    }
  }

  /** After some changes, in which a slot is granted only from where it was let go. */
  private static Holdings changed(Random random) {
    Holdings own = new Holdings(SLOTS);
    Slots held = Slots.NONE;
    Border at = Border.START;
    for (long version = 1; version < 20; version++) {
      Slots next = Slots.where(SLOTS, slot -> random.nextInt(4) == 0);
      own.dealtThrough("load", at.ordinal("load") + random.nextInt(40));
      if (random.nextBoolean()) {
        own.take(version, left(Kind.ARRIVALS, held.and(next), at));
        held = held.and(next);
      } else {
        own.take(version, granted(Kind.ARRIVALS, held.plus(next), next.minus(held), at));
        held = held.plus(next);
      }
      at = border(version, java.util.Objects.requireNonNull(own.letGo()).ordinal("load") + 3);
    }
    return own;
  }
}
