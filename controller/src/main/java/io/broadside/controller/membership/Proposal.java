package io.broadside.controller.membership;

import io.broadside.protocol.schedule.Epoch;
import java.util.HashSet;
import java.util.Set;

/** An epoch on its way to being confirmed. Not thread-safe. */
final class Proposal {

  final Epoch epoch;
  final long version;
  final double giveUpSecond;
  private final Set<String> awaited;

  /**
   * Begins to wait.
   *
   * @param version of the schedule that carries it: an acknowledgement of an older one is not meant
   *     for it
   * @param awaited whose acknowledgement it needs
   * @param giveUpSecond until which run second it waits
   */
  Proposal(Epoch epoch, long version, Set<String> awaited, double giveUpSecond) {
    this.epoch = epoch;
    this.version = version;
    this.awaited = new HashSet<>(awaited);
    this.giveUpSecond = giveUpSecond;
  }

  void acknowledged(String instance) {
    awaited.remove(instance);
  }

  /** Those that are known to have ended need not answer. */
  boolean acknowledgedByAll(Set<String> alive) {
    return awaited.stream().noneMatch(alive::contains);
  }
}
