package io.broadside.controller;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import java.util.List;

/** Workers that are there, and stay. */
public record StandingFleet(List<Member> members) implements Fleet {

  @Override
  public void scale(int workers) {}

  @Override
  public int wanted() {
    return members.size();
  }

  @Override
  public void onChange(Runnable listener) {}

  @Override
  public void close() {}
}
