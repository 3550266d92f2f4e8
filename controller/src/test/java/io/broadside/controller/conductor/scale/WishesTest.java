package io.broadside.controller.conductor.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.FakeFleet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {

  private final FakeFleet fleet = new FakeFleet(2);
  private final List<Runnable> onTheirWay = new ArrayList<>();
  private final Wishes wishes = new Wishes(fleet, onTheirWay::add);

  @Test
  void aWishIsPendingUntilItIsGranted() {
    wishes.ask(5);
    assertThat(wishes.pending()).isTrue();
    arrive();
    assertThat(wishes.pending()).isFalse();
    assertThat(fleet.wanted).isEqualTo(5);
  }

  @Test
  void whatIsRefusedIsAskedForAgainUntilItIsGranted() {
    fleet.away = true;
    wishes.ask(5);
    for (int i = 0; i < 3; i++) {
      arrive();
      assertThat(wishes.pending()).isTrue();
      assertThat(onTheirWay).hasSize(1);
    }
    fleet.away = false;
    arrive();
    assertThat(wishes.pending()).isFalse();
    assertThat(fleet.wanted).isEqualTo(5);
  }

  @Test
  void whoeverAsksForAnotherNumberMeanwhileIsRight() {
    fleet.away = true;
    wishes.ask(5);
    arrive();
    fleet.away = false;
    fleet.wanted = 3;
    assertThat(wishes.pending()).isFalse();
    assertThat(onTheirWay).isEmpty();
    assertThat(fleet.wanted).isEqualTo(3);
  }

  @Test
  void untilItIsGrantedWhatWasWantedBeforeIsKnown() {
    wishes.ask(5);
    assertThat(wishes.before()).hasValue(2);
    arrive();
    assertThat(wishes.before()).isEmpty();
  }

  @Test
  void aNewerWishIsNotUndoneByAnOlderOne() {
    fleet.away = true;
    wishes.ask(0);
    wishes.ask(4);
    arrive();
    fleet.away = false;
    assertThat(wishes.pending()).isTrue();
    arrive();
    assertThat(wishes.pending()).isFalse();
    assertThat(fleet.wanted).isEqualTo(4);
  }

  private void arrive() {
    List<Runnable> all = List.copyOf(onTheirWay);
    onTheirWay.clear();
    all.forEach(Runnable::run);
  }
}
