package io.broadside.results.compare;

import io.broadside.results.compare.estimate.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A row of a comparison: the result for one figure of one request. Times are seconds, error rates a
 * share of 1.
 *
 * @param baseline the baseline's value; of several runs, their geometric mean for a time
 * @param changed the new side's
 * @param difference new minus baseline
 * @param interval of the difference; null where there are too few data for one
 * @param tolerance how much larger the new value may be
 * @param p twice the probability to see as large a difference, were the true one no larger than
 *     tolerated
 * @param adjusted the same, adjusted for all rows by Holm: what the gate decides by
 * @param decision for the gate
 * @param marked whether it is among those that are probably beyond the tolerance (Benjamini and
 *     Hochberg): worth a look, even where the gate does not say FAIL
 * @param why a whole sentence
 * @param secondsNeeded how long the steady part of each run would have to be for a decision, nine
 *     times in ten; null where decided, and where length does not help
 */
public record Row(
    String request,
    Figure figure,
    double baseline,
    double changed,
    double difference,
    @Nullable Interval interval,
    double tolerance,
    double p,
    double adjusted,
    Decision decision,
    boolean marked,
    String why,
    @Nullable Long secondsNeeded) {

  /** From the lowest to the highest difference that the data allow. */
  public record Interval(double low, double high) {}
}
