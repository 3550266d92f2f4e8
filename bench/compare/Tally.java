import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.Decision;
import io.broadside.results.compare.Row;
import io.broadside.results.compare.estimate.Figure;

/** What became of many pairs of runs of one model and length, with one change. */
final class Tally {

  private int pairs;
  private int fails;
  private int passes;
  private int p95Fails;
  private int p95Passes;

  void add(Comparison comparison) {
    pairs++;
    fails += comparison.decision() == Decision.FAIL ? 1 : 0;
    passes += comparison.decision() == Decision.PASS ? 1 : 0;
    Decision p95 =
        comparison.rows().stream()
            .filter(r -> r.figure() == Figure.P95)
            .map(Row::decision)
            .findFirst()
            .orElseThrow();
    p95Fails += p95 == Decision.FAIL ? 1 : 0;
    p95Passes += p95 == Decision.PASS ? 1 : 0;
  }

  int pairs() {
    return pairs;
  }

  /** The part that failed in any figure. */
  double fails() {
    return (double) fails / pairs;
  }

  /** The part that passed in all figures. */
  double passes() {
    return (double) passes / pairs;
  }

  /** The part that failed in p95. */
  double p95Fails() {
    return (double) p95Fails / pairs;
  }

  /** The part that passed in p95. */
  double p95Passes() {
    return (double) p95Passes / pairs;
  }
}
