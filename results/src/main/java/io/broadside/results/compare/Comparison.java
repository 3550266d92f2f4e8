package io.broadside.results.compare;

import java.util.List;

/**
 * The comparison of two sides, the baseline and the new one.
 *
 * @param decision FAIL where any row says so, PASS where all do; INCONCLUSIVE else, and where the
 *     sides must not be compared or do not have the same requests
 * @param reasons whole sentences, at least one
 * @param rows one for each figure of each request that both sides have, in order of their names;
 *     none where the sides must not be compared
 */
public record Comparison(Decision decision, List<String> reasons, List<Row> rows) {

  public Comparison {
    reasons = List.copyOf(reasons);
    rows = List.copyOf(rows);
  }
}
