package io.broadside.controller.ownership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many slots each of several workers is to own. */
final class SlotShares {

  private SlotShares() {}

  /**
   * Divides a number of slots by weights, with nothing left over: by the largest remainder of
   * {@code slots · w / Σw} (Hamilton's method); of equal remainders the first in the list counts.
   *
   * @param weights all positive
   */
  static Map<String, Integer> of(int slots, List<String> workers, Map<String, Double> weights) {
    double sum = workers.stream().mapToDouble(w -> weight(w, weights)).sum();
    Map<String, Integer> shares = new HashMap<>();
    Map<String, Double> remainders = new HashMap<>();
    int left = slots;
    for (String worker : workers) {
      double exact = slots * weight(worker, weights) / sum;
      int whole = (int) Math.floor(exact);
      shares.put(worker, whole);
      remainders.put(worker, exact - whole);
      left -= whole;
    }
    List<String> byRemainder = new ArrayList<>(workers);
    byRemainder.sort(Comparator.comparingDouble((String w) -> -remainders.getOrDefault(w, 0.0)));
    for (String worker : byRemainder.subList(0, Math.min(left, byRemainder.size()))) {
      shares.merge(worker, 1, Integer::sum);
    }
    return shares;
  }

  private static double weight(String worker, Map<String, Double> weights) {
    return weights.getOrDefault(worker, 1.0);
  }
}
