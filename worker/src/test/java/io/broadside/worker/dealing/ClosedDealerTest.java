package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClosedDealerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Epoch FIRST = new Epoch(0, 0, List.of("a", "b", "c"), Map.of());

  private long now;
  private final Deck deck = new Deck("a", () -> now);
  private final ClosedDealer dealer = new ClosedDealer(deck, "load", List.of(9, 9, 9, 9));

  @Test
  void takesItsOwnOrdinalsOneByOne() throws Exception {
    deck.take(List.of(FIRST), null, Map.of());
    assertThat(dealer.take(0)).hasValue(0);
    assertThat(dealer.take(0)).hasValue(3);
    assertThat(dealer.dealtThrough()).isEqualTo(6);
  }

  @Test
  void hasDealtNoMoreThanTheOrdinalThatItTook() throws Exception {
    deck.take(List.of(FIRST), null, Map.of());
    dealer.take(0);
    Epoch next = new Epoch(1, 2, List.of("b"), Map.of("load", 1L));
    deck.take(List.of(FIRST, next), null, Map.of());
    assertThat(deck.epochs()).containsExactly(FIRST, next);
  }

  @Test
  void waitsAtAProposalUntilItIsGivenUpEvenForUsersThatAreDueLater() throws Exception {
    Epoch next = new Epoch(1, 2, List.of("a", "b"), Map.of("load", 2L));
    deck.take(List.of(FIRST), next, Map.of());
    now = SECOND;
    assertThat(dealer.take(2 * SECOND - 1)).hasValue(0);
    assertThat(dealer.take(2 * SECOND - 1)).isEmpty();
    now = 2 * SECOND - 1;
    assertThat(dealer.take(2 * SECOND - 1)).hasValue(3);
  }

  @Test
  void startsUsersEvenlyOverTheSecondThatIsAboutToBegin() throws Exception {
    assertThat(dealt(SECOND - SECOND / 10, 0))
        .containsExactly(SECOND, SECOND + SECOND / 3, SECOND + 2 * SECOND / 3);
  }

  @Test
  void startsNobodyInThePastWhereItIsAskedInTheMiddleOfASecond() throws Exception {
    assertThat(dealt(SECOND + SECOND / 4, 0))
        .containsExactly(
            SECOND + SECOND / 4, SECOND + SECOND / 2, SECOND + SECOND / 4 + SECOND / 2);
  }

  @Test
  void startsNobodyWhereNobodyIsMissing() throws Exception {
    assertThat(dealt(SECOND, 3)).isEmpty();
  }

  private List<Long> dealt(long at, long users) throws TooLateException {
    deck.take(List.of(FIRST), null, Map.of());
    List<Long> dues = new ArrayList<>();
    assertThat(dealer.deal(0, at, users, (ordinal, due) -> dues.add(due))).isTrue();
    return dues;
  }

  @Test
  void isOverWithItsProfile() throws Exception {
    deck.take(List.of(FIRST), null, Map.of());
    assertThat(dealer.begin(1, 0)).hasValue(0);
    assertThat(dealer.begin(1, 4)).hasValue(3);
    assertThat(dealer.begin(1, 5)).isEmpty();
    assertThat(dealer.target()).isZero();
  }
}
