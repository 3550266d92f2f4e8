package io.broadside.controller.conductor;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.util.List;

/** Nobody's, with a scale that is away at times. */
final class FickleFleet implements Fleet {

  int wanted = 2;
  boolean away;

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
