package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Slots;

/** Chooses slots so that both the old and the new owner have few ranges of them. */
final class Picking {

  private Picking() {}

  /**
   * So many of the slots, or all where they are fewer: next to those of the next owner, or else of
   * one range that has enough, or else of the longest ranges.
   */
  static Slots pick(Slots from, int count, Slots near) {
    Slots picked = touching(from, count, near);
    while (picked.size() < count && !from.minus(picked).isEmpty()) {
      picked = picked.plus(fitting(from.minus(picked), count - picked.size()));
      picked = picked.plus(touching(from.minus(picked), count - picked.size(), near.plus(picked)));
    }
    return picked;
  }

  /** So many of the slots, or fewer, as lie next to others: these become no more ranges by them. */
  static Slots touching(Slots from, int count, Slots near) {
    Slots picked = Slots.NONE;
    for (int range = 0; range < from.ranges() && picked.size() < count; range++) {
      int begin = from.from(range);
      int end = from.to(range);
      int left = count - picked.size();
      if (begin > 0 && near.contains(begin - 1)) {
        picked = picked.plus(Slots.range(begin, Math.min(end, begin + left)));
      } else if (near.contains(end)) {
        picked = picked.plus(Slots.range(Math.max(begin, end - left), end));
      }
    }
    return picked;
  }

  /** The end of the shortest range that has so many; where none has, of the longest. */
  private static Slots fitting(Slots from, int count) {
    int best = 0;
    for (int range = 1; range < from.ranges(); range++) {
      boolean better =
          length(from, best) < count
              ? length(from, range) > length(from, best)
              : length(from, range) >= count && length(from, range) < length(from, best);
      best = better ? range : best;
    }
    int end = from.to(best);
    return Slots.range(Math.max(from.from(best), end - count), end);
  }

  private static int length(Slots slots, int range) {
    return slots.to(range) - slots.from(range);
  }
}
