package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Share;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeckTest {

  private static final Epoch FIRST = new Epoch(0, 0, List.of("a", "b"), Map.of());
  private static final Epoch SECOND = new Epoch(1, 10, List.of("a"), Map.of("load", 100L));

  private long now;
  private final Deck deck = new Deck("a", () -> now);

  @Test
  void holdsItsDealingAtAProposal() throws Exception {
    take(List.of(FIRST), SECOND);
    at(9_700);
    assertThat(deck.proposal()).contains(SECOND);
    assertThat(deck.heldAt("load")).isEqualTo(100);
  }

  @Test
  void forgetsAProposalThatNobodyHasConfirmedShortlyBeforeItsBorder() throws Exception {
    take(List.of(FIRST), SECOND);
    at(9_750);
    assertThat(deck.proposal()).isEmpty();
    assertThat(deck.heldAt("load")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doesNotTakeAProposalThatItHasForgottenAgain() throws Exception {
    take(List.of(FIRST), SECOND);
    at(9_750);
    take(List.of(FIRST), SECOND);
    assertThat(deck.proposal()).isEmpty();
    dealUpTo(150);
    take(List.of(FIRST), SECOND);
    assertThat(deck.proposal()).isEmpty();
  }

  @Test
  void retiresOnceAProposalThatKeptItIsForgotten() throws Exception {
    Deck left = new Deck("b", () -> now);
    Epoch back = new Epoch(2, 20, List.of("a", "b"), Map.of("load", 200L));
    left.take(List.of(FIRST, SECOND), back, Map.of());
    at(15_000);
    assertThat(left.retired()).isFalse();
    at(19_750);
    assertThat(left.retired()).isTrue();
  }

  @Test
  void keepsAPartOfTheThrottlesWhileItDrains() throws Exception {
    Epoch draining = new Epoch(1, 10, List.of("b"), Map.of(), List.of("a"));
    take(List.of(FIRST, draining), null);
    assertThat(deck.throttleShare(9)).contains(new Share(0, 2));
    assertThat(deck.throttleShare(10)).contains(new Share(1, 2));
    assertThat(deck.share(10)).isEmpty();
  }

  @Test
  void refusesAnEpochThatBeginsWithWhatItHasDealt() throws Exception {
    take(List.of(FIRST), null);
    dealUpTo(101);
    assertThatThrownBy(() -> take(List.of(FIRST, SECOND), null))
        .isInstanceOf(TooLateException.class)
        .hasMessage("epoch 1 begins with arrival 100 of load, but this worker has dealt up to 101");
    assertThat(deck.epochs()).containsExactly(FIRST);
  }

  @Test
  void refusesAnEpochThatBeginsWithASecondThatIsDecided() throws Exception {
    take(List.of(FIRST), null);
    deck.dealtSecond(10);
    assertThatThrownBy(() -> take(List.of(FIRST, SECOND), null))
        .isInstanceOf(TooLateException.class)
        .hasMessage("epoch 1 begins with second 10, but this worker is in second 10");
    assertThat(deck.proposal()).isEmpty();
  }

  @Test
  void doesNotAcknowledgeAProposalThatComesTooLateAndGoesOn() throws Exception {
    take(List.of(FIRST), null);
    dealUpTo(101);
    take(List.of(FIRST), SECOND);
    assertThat(deck.proposal()).isEmpty();
    assertThat(deck.epochs()).containsExactly(FIRST);
  }

  @Test
  void takesAnEpochThatItHasNoPartInHoweverLate() throws Exception {
    Deck other = new Deck("c", () -> now);
    other.dealtThrough("load", 500);
    other.take(List.of(FIRST, SECOND), null, Map.of());
    assertThat(other.epochs()).containsExactly(FIRST, SECOND);
    assertThat(other.firstPossible("load")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void refusesEpochsThatContradictThoseItGoesBy() throws Exception {
    take(List.of(FIRST), null);
    Epoch other = new Epoch(0, 0, List.of("a"), Map.of());
    assertThatThrownBy(() -> take(List.of(other), null)).isInstanceOf(TooLateException.class);
  }

  @Test
  void keepsItsEpochsWhereAMessageWasOvertaken() throws Exception {
    take(List.of(FIRST, SECOND), null);
    take(List.of(FIRST), null);
    assertThat(deck.epochs()).containsExactly(FIRST, SECOND);
  }

  @Test
  void knowsItsFirstPossibleArrivalFromAProposal() throws Exception {
    Deck newcomer = new Deck("c", () -> now);
    Epoch with = new Epoch(1, 10, List.of("a", "c"), Map.of("load", 70L));
    newcomer.take(List.of(FIRST), with, Map.of());
    assertThat(newcomer.firstPossible("load")).isEqualTo(70);
    assertThat(newcomer.joined()).isEmpty();
  }

  private void take(List<Epoch> epochs, @Nullable Epoch proposal) throws TooLateException {
    deck.take(epochs, proposal, Map.of());
  }

  private void at(long millis) {
    now = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void dealUpTo(long count) {
    new OpenDealer(deck, "load", LongStream.range(0, count).iterator())
        .deal(0, count, (ordinal, due) -> {});
  }
}
