package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {

  private final FickleFleet fleet = new FickleFleet();
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

  private static final class FickleFleet implements Fleet {

    private int wanted = 2;
    private boolean away;

    @Override
    public void scale(int workers) throws FleetException {
      if (away) {
        throw new FleetException("The Kubernetes API does not answer.", null);
      }
      wanted = workers;
    }

    @Override
    public int wanted() {
      return wanted;
    }

    @Override
    public List<Member> members() {
      return List.of();
    }

    @Override
    public void onChange(Runnable listener) {}

    @Override
    public void close() {}
  }
}
