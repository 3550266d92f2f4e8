package io.broadside.controller.http;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import java.util.List;

/** Remembers the wish. Thread-safe. */
final class FakeFleet implements Fleet {

  private volatile int wanted = 3;

  @Override
  public void scale(int workers) {
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
