package io.broadside.controller.ownership;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Decides how many slots of one kind each worker gives up. No worker gives up just a few: instead
 * of many workers, a few give a sixteenth of a share each, so that ranges stay few and shares
 * nearly equal.
 */
final class Rebalance {

  /** A worker is left alone whose slots differ from its share by less than an eighth of it … */
  private static final int NEAR = 8;

  /** … and by no more than that many: where few workers share, shares are close to even. */
  private static final int MOST_OFF = 16;

  /** The least that is worth asking for, as a part of a share. */
  private static final int PIECE = 16;

  private final Map<String, Integer> shares;
  private final ToIntFunction<String> size;

  /**
   * Looks at workers.
   *
   * @param shares how many slots each is to own
   * @param size how many it owns, or was told to
   */
  Rebalance(Map<String, Integer> shares, ToIntFunction<String> size) {
    this.shares = shares;
    this.size = size;
  }

  /**
   * How many each has to give up.
   *
   * @param givers those that may be asked
   * @param coming how many are free or will soon be
   */
  Map<String, Integer> gifts(List<String> givers, int coming) {
    int surplus = shares.keySet().stream().filter(this::rich).mapToInt(w -> -deficit(w)).sum();
    int need = Math.max(lacking(), surplus) - coming;
    if (need <= 0) {
      return Map.of(); // as in nearly every step
    }
    List<String> richest = givers.stream().sorted(Comparator.comparingInt(this::deficit)).toList();
    Map<String, Integer> gifts = new HashMap<>();
    for (String giver : richest) {
      int gift = Math.min(need, gift(giver));
      if (gift <= 0) {
        break;
      }
      gifts.put(giver, gift);
      need -= gift;
    }
    return gifts;
  }

  private int gift(String giver) {
    int share = share(giver);
    int piece = Math.min(Math.ceilDiv(share, PIECE), size.applyAsInt(giver) - least(share));
    return Math.max(-deficit(giver), piece);
  }

  /** All of them, those first that lack the most. */
  List<String> poorest() {
    return shares.keySet().stream()
        .sorted(Comparator.comparingInt((String w) -> -deficit(w)).thenComparing(w -> w))
        .toList();
  }

  /** How many slots are wanted by those that lack more than a few. */
  int lacking() {
    return shares.keySet().stream().filter(this::poor).mapToInt(this::deficit).sum();
  }

  /** How many more one may have than it lacks, where that saves a range. */
  int room(String taker) {
    int piece = shares.size() > PIECE ? Math.ceilDiv(share(taker), PIECE) : 0;
    return Math.max(0, deficit(taker) + piece);
  }

  private boolean poor(String worker) {
    return deficit(worker) > tolerance(share(worker));
  }

  private boolean rich(String worker) {
    return -deficit(worker) > tolerance(share(worker));
  }

  private static int least(int share) {
    return share - tolerance(share);
  }

  private static int tolerance(int share) {
    return Math.clamp(share / NEAR, 1, MOST_OFF);
  }

  /** How many it lacks; below 0 where it has too many. */
  int deficit(String worker) {
    return share(worker) - size.applyAsInt(worker);
  }

  private int share(String worker) {
    return shares.getOrDefault(worker, 0);
  }
}
