package io.broadside.outputs;

import io.broadside.outputs.delivery.Balance;
import java.util.ArrayList;
import java.util.List;

/** Words how many messages of a run each output did not get. */
final class Missing {

  private Missing() {}

  /**
   * A sentence for each output that did not get all.
   *
   * @param before the balances when the run began
   * @param after those at its end, in the same order
   */
  static List<String> sentences(List<Balance> before, List<Balance> after) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      Balance of = after.get(i).since(before.get(i));
      if (of.missing() > 0) {
        sentences.add(sentence(of));
      }
    }
    return sentences;
  }

  private static String sentence(Balance of) {
    String why = of.reason() == null ? "it does not keep up" : of.reason();
    return "Output %s did not get %d of %d messages by the end of the run (%s). The run's own results have everything."
        .formatted(of.output(), of.missing(), of.missing() + of.sent(), why);
  }
}
