package io.broadside.controller.conductor.scale;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the fleet for a number of workers. After a refusal it asks again, until the fleet grants the
 * number or somebody else asks for another one. One thread calls it; it calls the fleet on another.
 */
final class Wishes {

  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);

  /**
   * The last wish.
   *
   * @param before how many workers were wanted when it came up
   * @param state of the asking
   */
  private record Wish(int workers, int before, State state) {

    enum State {
      ON_ITS_WAY,
      GRANTED,
      REFUSED
    }

    Wish in(State next) {
      return new Wish(workers, before, next);
    }
  }

  private final Fleet fleet;
  private final Executor executor;
  private volatile @Nullable Wish last;
  private volatile @Nullable String trouble;

  Wishes(Fleet fleet, Executor executor) {
    this.fleet = fleet;
    this.executor = executor;
  }

  /** Has a new wish; the one before is forgotten. */
  void ask(int workers) {
    LOG.info("Asking for {} workers", workers);
    send(new Wish(workers, fleet.wanted(), Wish.State.ON_ITS_WAY));
  }

  /** Whether the last wish is still to be granted; makes it again if it was refused. */
  boolean pending() {
    Wish wish = last;
    if (wish != null && wish.state == Wish.State.REFUSED) {
      if (fleet.wanted() == wish.before) {
        send(wish.in(Wish.State.ON_ITS_WAY));
      } else {
        last = null;
      }
    }
    return last != null && last.state != Wish.State.GRANTED;
  }

  /** How many were wanted before a wish that is not granted yet; empty where there is none. */
  OptionalInt before() {
    Wish wish = last;
    return wish == null || wish.state == Wish.State.GRANTED
        ? OptionalInt.empty()
        : OptionalInt.of(wish.before);
  }

  private void send(Wish wish) {
    last = wish;
    executor.execute(
        () -> {
          Wish.State state = answer(wish);
          if (wish.equals(last)) {
            last = wish.in(state);
          }
        });
  }

  private Wish.State answer(Wish wish) {
    try {
      fleet.scale(wish.workers);
      trouble = null;
      return Wish.State.GRANTED;
    } catch (FleetException e) {
      String said = String.valueOf(e.getMessage());
      if (!said.equals(trouble)) {
        LOG.warn("Cannot get {} workers yet: {}", wish.workers, said);
      }
      trouble = said;
      return Wish.State.REFUSED;
    }
  }
}
