package io.broadside.controller.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeeperTest {

  @Test
  void thatNothingIsToBeKeptIsSaidUntilItIsHeard() throws Exception {
    FickleStore store = new FickleStore(2);
    try (Keeper keeper = new Keeper(store, 1)) {
      keeper.clear();

      assertThat(store.cleared.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void itIsSaidOnceMoreBeforeTheEnd() {
    FickleStore store = new FickleStore(1);
    Keeper keeper = new Keeper(store, 60_000);
    keeper.clear();

    keeper.close();

    assertThat(store.cleared.getCount()).isZero();
  }

  @Test
  void whatAnotherControllerKeepsIsLeftToIt() {
    FickleStore store = new FickleStore(1);
    Keeper keeper = new Keeper(store, 60_000);
    keeper.clear();

    keeper.giveWay();
    keeper.close();

    assertThat(store.cleared.getCount()).isOne();
  }

  /** Refuses a few times. */
  private static final class FickleStore implements RunStore {

    private final CountDownLatch cleared = new CountDownLatch(1);
    private int refusals;

    FickleStore(int refusals) {
      this.refusals = refusals;
    }

    @Override
    public void clear() throws FleetException {
      if (refusals-- > 0) {
        throw new FleetException("The Kubernetes API does not answer.", null);
      }
      cleared.countDown();
    }

    @Override
    public boolean keeps() {
      return true;
    }

    @Override
    public Optional<byte[]> read() {
      return Optional.empty();
    }

    @Override
    public void write(byte[] state) {}
  }
}
