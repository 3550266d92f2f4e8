package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the slots of one kind in one step.
 *
 * @param free the slots that nobody owns
 * @param shares how many slots each worker that can be told is to own
 * @param step collects what each worker is told
 */
record Division(Kind kind, FreeSlots free, Map<String, Integer> shares, Instructions step) {

  /**
   * Grants what is free: next to what workers own, and then to those that lack the most. What one
   * lacks that has still to answer waits for it.
   */
  void grant(Set<String> takers) {
    if (free.slots().isEmpty()) {
      return; // as in nearly every step: nobody's share has to be reckoned
    }
    Rebalance balance = balance();
    int spare = free.slots().size() - balance.lacking();
    for (String taker : balance.poorest().stream().filter(takers::contains).toList()) {
      int count = Math.min(spare, balance.room(taker));
      List<FreeSlots.Piece> next = free.takeTouching(count, step.slots(taker, kind));
      spare -= next.stream().mapToInt(p -> p.slots().size()).sum();
      step.grant(taker, kind, next);
    }
    int reserved = 0;
    for (String worker : balance.poorest()) {
      int count = Math.min(balance.deficit(worker), free.slots().size() - reserved);
      if (takers.contains(worker)) {
        step.grant(worker, kind, free.take(count, step.slots(worker, kind)));
      } else {
        reserved += Math.max(0, count);
      }
    }
    if (takers.size() == shares.size()) {
      String last = balance.poorest().getFirst();
      step.grant(last, kind, free.take(Integer.MAX_VALUE, step.slots(last, kind)));
    }
  }

  /**
   * Has those that own too much give up a part, for those that lack it.
   *
   * @param coming how many are free or will soon be
   */
  void take(Set<String> givers, int coming) {
    List<String> able = givers.stream().filter(w -> !step.isGranted(w, kind)).toList();
    balance().gifts(able, coming).forEach((giver, count) -> step.release(giver, kind, count));
  }

  private Rebalance balance() {
    return new Rebalance(shares, w -> step.slots(w, kind).size());
  }
}
