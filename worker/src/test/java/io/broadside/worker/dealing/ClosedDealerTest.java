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
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Six users are kept for four seconds, then three for one; every other place is in one half. */
class ClosedDealerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Deal DEAL = Deal.of(SLOTS, 0);
  private static final Slots EVEN = Slots.range(0, 32);

  private final Holdings holdings = new Holdings(SLOTS);
  private final ClosedDealer dealer =
      new ClosedDealer(holdings, "load", DEAL, RunTime.IDENTITY, List.of(6, 6, 6, 6, 3));
  private final List<Long> ordinals = new ArrayList<>();
  private final List<Long> dues = new ArrayList<>();

  @Test
  void keepsAUserInEachOfItsPlaces() {
    own(EVEN, 9);
    dealt(0);
    assertThat(ordinals).containsExactly(0L, 2L, 4L);
    dealt(SECOND);
    assertThat(ordinals).as("nobody is missing").hasSize(3);
  }

  @Test
  void keepsNobodyWhereItHasNoPlaces() {
    holdings.hear(Map.of(), Map.of("load", 9L));
    dealt(0);
    assertThat(ordinals).isEmpty();
  }

  @Test
  void startsUsersEvenlyOverTheSecondThatIsAboutToBegin() {
    own(EVEN, 9);
    dealt(SECOND - SECOND / 10);
    assertThat(dues).containsExactly(SECOND, SECOND + SECOND / 3, SECOND + 2 * SECOND / 3);
  }

  @Test
  void startsNobodyInThePastWhereItIsAskedInTheMiddleOfASecond() {
    own(EVEN, 9);
    dealt(SECOND + SECOND / 4);
    assertThat(dues)
        .containsExactly(
            SECOND + SECOND / 4, SECOND + SECOND / 2, SECOND + SECOND / 4 + SECOND / 2);
  }

  @Test
  void takesItsPlacesFromTheirSecondOn() {
    holdings.take(1, granted(Kind.USERS, EVEN, border(2, 0)));
    holdings.hear(Map.of(), Map.of("load", 9L));
    dealt(SECOND);
    assertThat(ordinals).isEmpty();
    dealt(2 * SECOND - SECOND / 4);
    assertThat(ordinals).hasSize(3);
    assertThat(dues).allMatch(due -> due >= 2 * SECOND);
  }

  @Test
  void givesThePlaceOfOneThatHasEndedToTheNext() {
    own(EVEN, 9);
    dealt(0);
    dealer.ended(2, SECOND / 2, this::start);
    assertThat(ordinals).containsExactly(0L, 2L, 4L, 8L);
    assertThat(dues.getLast()).isEqualTo(SECOND / 2);
    dealer.ended(8, SECOND / 2, this::start);
    assertThat(ordinals.getLast()).isEqualTo(14);
    assertThat(dealer.rounds()).isEqualTo(3);
  }

  @Test
  void givesNobodyThePlaceThatIsKeptNoLonger() {
    own(EVEN, 9);
    dealt(0);
    dealt(4 * SECOND);
    dealer.ended(4, 4 * SECOND, this::start);
    assertThat(ordinals).containsExactly(0L, 2L, 4L);
    dealer.ended(2, 4 * SECOND, this::start);
    assertThat(ordinals).containsExactly(0L, 2L, 4L, 8L);
  }

  /** Two are kept from the fourth second on, where three are there. */
  @Test
  void startsNobodyWhileAsManyGoOnAsAreKept() {
    own(EVEN, 9);
    dealt(0);
    dealer.ended(0, 4 * SECOND, this::start);
    dealt(4 * SECOND);
    assertThat(ordinals).containsExactly(0L, 2L, 4L);
    dealer.ended(4, 4 * SECOND, this::start);
    dealt(4 * SECOND + SECOND / 4);
    assertThat(ordinals).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void givesNobodyThePlaceThatItHasGivenUpAndSaysWhileItIsOccupied() {
    own(ALL, 9);
    dealt(0);
    assertThat(ordinals).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    holdings.take(2, left(Kind.USERS, EVEN, border(1, 0)));
    assertThat(dealer.taken().minus(holdings.places()))
        .isEqualTo(slots(DEAL.slot(1), DEAL.slot(3), DEAL.slot(5)));
    dealer.ended(1, SECOND / 2, this::start);
    dealer.ended(3, SECOND / 2, this::start);
    dealt(SECOND);
    assertThat(ordinals).hasSize(6);
    assertThat(dealer.taken().minus(holdings.places())).isEqualTo(slots(DEAL.slot(5)));
  }

  private static Slots slots(int... slots) {
    Slots all = Slots.NONE;
    for (int slot : slots) {
      all = all.plus(Slots.range(slot, slot + 1));
    }
    return all;
  }

  @Test
  void fillsThePlaceOfOneThatWasNotStarted() {
    own(EVEN, 9);
    dealt(0);
    dealer.givenUp(2);
    dealt(SECOND);
    assertThat(ordinals).as("with another ordinal").containsExactly(0L, 2L, 4L, 8L);
  }

  /** How many users a place has had is known to others only as far as they have been told. */
  @Test
  void goesNoFurtherThanItMayBeforeTheNextWord() {
    own(EVEN, 2);
    dealt(0);
    dealer.ended(2, 0, this::start);
    dealer.ended(8, 0, this::start);
    dealt(SECOND);
    assertThat(ordinals).containsExactly(0L, 2L, 4L, 8L);
    holdings.hear(Map.of(), Map.of("load", 3L));
    dealt(2 * SECOND);
    assertThat(ordinals).containsExactly(0L, 2L, 4L, 8L, 14L);
  }

  @Test
  void beginsAPlaceAfterTheUsersThatItMayHaveHadAlready() {
    Grant grant = new Grant(Kind.USERS, EVEN, Border.START, Map.of("load", 5L));
    holdings.take(1, new Assignment(Map.of(Kind.USERS, EVEN), List.of(grant), Border.START, false));
    holdings.hear(Map.of(), Map.of("load", 7L));
    assertThat(dealer.rounds()).isEqualTo(5);
    dealt(0);
    assertThat(ordinals).containsExactly(30L, 32L, 34L);
    assertThat(dealer.rounds()).isEqualTo(6);
  }

  @Test
  void countsTheSecondsFromTheStartOfItsPopulation() {
    own(EVEN, 9);
    assertThat(dealer.deal(60, 59 * SECOND, this::start)).isTrue();
    assertThat(ordinals).isEmpty();
    assertThat(dealer.deal(60, 64 * SECOND, this::start)).isTrue();
    assertThat(ordinals).containsExactly(0L, 2L);
    assertThat(dealer.deal(60, 65 * SECOND, this::start)).isFalse();
  }

  @Test
  void isOverWithItsProfile() {
    own(EVEN, 9);
    dealt(4 * SECOND);
    assertThat(dealer.deal(0, 5 * SECOND, this::start)).isFalse();
    dealer.ended(0, 5 * SECOND, this::start);
    assertThat(ordinals).containsExactly(0L, 2L);
  }

  private void own(Slots places, long rounds) {
    holdings.take(1, granted(Kind.USERS, places, Border.START));
    holdings.hear(Map.of(), Map.of("load", rounds));
  }

  private void dealt(long now) {
    assertThat(dealer.deal(0, now, this::start)).isTrue();
  }

  private void start(long ordinal, long due) {
    ordinals.add(ordinal);
    dues.add(due);
  }
}
