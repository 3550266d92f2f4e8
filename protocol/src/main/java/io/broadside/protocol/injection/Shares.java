package io.broadside.protocol.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals users to several scenarios by weight, one by one and always in the same order. After any
 * number of users, each scenario has had its exact share, rounded down or up. After as many users
 * as the weights add up to, each has had precisely its weight.
 *
 * <p>This is the quota method of Balinski and Young (1975): the next user goes to the scenario with
 * the greatest weight for each user that it would then have, of those that have had less than their
 * part. Unmodifiable, and so thread-safe.
 */
public final class Shares {

  private static final int MOST = 1_000_000;

  private final List<Integer> weights;
  private final int sum;

  /** To whom each user of a round goes. */
  private final int[] round;

  /**
   * Of these weights.
   *
   * @throws IllegalArgumentException if there is none, or one below 1, or they add up to more than
   *     a million
   */
  public Shares(List<Integer> weights) {
    if (weights.isEmpty() || weights.stream().anyMatch(w -> w < 1)) {
      throw new IllegalArgumentException("weights must be whole numbers of at least 1: " + weights);
    }
    long total = weights.stream().mapToLong(Integer::longValue).sum();
    if (total > MOST) {
      throw new IllegalArgumentException(
          "weights may add up to a million at most, not to " + total);
    }
    int common = weights.stream().reduce(0, Shares::commonFactor);
    this.weights = weights.stream().map(w -> w / common).toList();
    this.sum = Math.toIntExact(total / common);
    this.round = deal(this.weights, sum);
  }

  /** How many there are. */
  public int size() {
    return weights.size();
  }

  /** The part of one in any number of whole rounds. */
  public Rate part(int scenario, Rate of) {
    return of.times(weights.get(scenario), sum);
  }

  /** How many of the first {@code users} users are one scenario's. */
  public long dealt(int scenario, long users) {
    long count = users / sum * weights.get(scenario);
    int rest = Math.toIntExact(users % sum);
    for (int u = 0; u < rest; u++) {
      if (round[u] == scenario) {
        count++;
      }
    }
    return count;
  }

  private static int[] deal(List<Integer> weights, int sum) {
    int[] round = new int[sum];
    List<Integer> had = new ArrayList<>(weights.stream().map(w -> 0).toList());
    for (int user = 0; user < sum; user++) {
      int next = -1;
      for (int s = 0; s < weights.size(); s++) {
        boolean due = (long) had.get(s) * sum < (user + 1L) * weights.get(s);
        if (due && (next < 0 || precedes(s, next, weights, had))) {
          next = s;
        }
      }
      round[user] = next;
      had.set(next, had.get(next) + 1);
    }
    return round;
  }

  private static boolean precedes(int a, int b, List<Integer> weights, List<Integer> had) {
    return weights.get(a) * (had.get(b) + 1L) > weights.get(b) * (had.get(a) + 1L);
  }

  private static int commonFactor(int a, int b) {
    return b == 0 ? a : commonFactor(b, a % b);
  }
}
