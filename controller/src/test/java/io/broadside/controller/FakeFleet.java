package io.broadside.controller;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.util.List;

/**
 * Nobody's: remembers the wish, and may be slow, be away, or not know yet who is there.
 * Thread-safe.
 */
public final class FakeFleet implements Fleet {

  public volatile int wanted;
  public volatile boolean away;
  public volatile boolean known = true;
  public volatile Runnable onScale = () -> {};

  /** Begins with that wish. */
  public FakeFleet(int wanted) {
    this.wanted = wanted;
  }

  @Override
  public void scale(int workers) throws FleetException {
    onScale.run();
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
  public boolean known() {
    return known;
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
