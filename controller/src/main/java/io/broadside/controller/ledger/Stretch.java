package io.broadside.controller.ledger;

import io.broadside.protocol.schedule.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * The ordinals {@code [from, to)} of one population, which the same members share.
 *
 * @param members in the order of their slots; empty where nobody was left
 */
record Stretch(long from, long to, List<Lifeline> members) {

  Account account(String population) {
    long offered = 0;
    long unknown = 0;
    long missed = members.isEmpty() ? to - from : 0;
    for (int slot = 0; slot < members.size(); slot++) {
      Share share = new Share(slot, members.size());
      Lifeline line = members.get(slot);
      long reported = reported(line, population);
      offered += share.countOwned(from, reported);
      if (line.hasEnded()) {
        long possible = possible(line, population);
        unknown += share.countOwned(reported, possible);
        missed += share.countOwned(possible, to);
      }
    }
    return new Account(to - from, offered, missed, unknown);
  }

  /**
   * What was lost of it.
   *
   * @param planned from that ordinal on nothing was to be sent any more
   */
  List<Loss> losses(String population, long planned) {
    List<Loss> losses = new ArrayList<>();
    if (members.isEmpty() && from < Math.min(to, planned)) {
      losses.add(new Loss(population, "", false, from, 1, Math.min(to, planned) - from));
    }
    for (int slot = 0; slot < members.size(); slot++) {
      Lifeline line = members.get(slot);
      if (line.hasEnded()) {
        Share share = new Share(slot, members.size());
        long reported = reported(line, population);
        long possible = possible(line, population);
        add(losses, population, line, true, share, reported, possible);
        add(losses, population, line, false, share, possible, Math.min(to, planned));
      }
    }
    return losses;
  }

  private static void add(
      List<Loss> losses,
      String population,
      Lifeline line,
      boolean unknown,
      Share share,
      long from,
      long to) {
    long count = share.countOwned(from, to);
    if (count > 0) {
      long first = from + Math.floorMod(share.slot() - from, (long) share.members());
      losses.add(new Loss(population, line.instance(), unknown, first, share.members(), count));
    }
  }

  private long reported(Lifeline line, String population) {
    return Math.clamp(line.startedThrough(population), from, to);
  }

  private long possible(Lifeline line, String population) {
    return Math.clamp(line.mayHaveStartedThrough(population), reported(line, population), to);
  }
}
