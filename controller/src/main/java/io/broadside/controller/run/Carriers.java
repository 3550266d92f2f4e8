package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Standing;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ownership.Register;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has ever carried a part of a run's load: it hears of each grant, and writes into the ledger
 * who has arrivals' slots. For the conductor's thread only.
 */
final class Carriers implements Register {

  private final Ledger ledger;
  private final Set<String> instances = new HashSet<>();

  /** Nobody has carried anything yet. */
  Carriers(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Goes on with those of whom another controller knew, or who say so themselves. */
  void resume(Standing left, Map<String, Heard> heard) {
    left.held().forEach(h -> instances.add(h.instance()));
    left.owned().forEach(o -> instances.add(o.instance()));
    heard.forEach(
        (instance, h) -> {
          if (!h.claim().tenures().isEmpty()) {
            instances.add(instance);
          }
        });
  }

  /** Whether an instance has ever carried a part. */
  boolean include(String instance) {
    return instances.contains(instance);
  }

  /** All of them. */
  List<String> all() {
    return List.copyOf(instances);
  }

  @Override
  public void granted(String instance, Tenure tenure) {
    instances.add(instance);
    if (tenure.kind() == Kind.ARRIVALS) {
      ledger.granted(instance, tenure);
    }
  }

  @Override
  public void took(String instance, long version, Border from) {
    ledger.took(instance, version, from);
  }

  @Override
  public void released(String instance, Slots slots, Border until) {
    ledger.released(instance, slots, until);
  }

  @Override
  public void claimed(String instance, List<Tenure> tenures, boolean still) {
    instances.add(instance);
    ledger.claimed(
        instance, tenures.stream().filter(t -> t.kind() == Kind.ARRIVALS).toList(), still);
  }
}
