package io.broadside.results.compare;

import io.broadside.results.compare.estimate.Estimate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two sides on a figure's scale, and how sure it is.
 *
 * @param by new side minus baseline; with several runs of a side, of their means
 * @param error its standard error; NaN where it is not known
 * @param degrees of freedom of that
 * @param betweenRuns whether runs of one side differ by more than each of them varies within
 */
record Difference(double by, double error, double degrees, boolean betweenRuns) {

  /**
   * Runs of one side differ, too. What they differ by on either side is taken together: its mean
   * square MS has as many degrees of freedom as there are runs, less one a side. A side's variance
   * is then (W + max(0, MS - W)) / R, with W the mean variance within a run and R its runs.
   */
  static Difference of(List<Estimate> baseline, List<Estimate> changed) {
    double by = mean(changed) - mean(baseline);
    List<Estimate> all = Stream.concat(baseline.stream(), changed.stream()).toList();
    if (!all.stream().allMatch(Estimate::usable)) {
      return new Difference(by, Double.NaN, 1, false);
    }
    double within = all.stream().mapToDouble(Estimate::variance).average().orElseThrow();
    int replicates = all.size() - 2;
    double square = replicates == 0 ? 0 : (squares(baseline) + squares(changed)) / replicates;
    double between = Math.max(0, square - within);
    double variance = variance(baseline, between) + variance(changed, between);
    double degrees = between > 0 ? replicates : degrees(baseline, changed);
    return new Difference(by, Math.sqrt(variance), degrees, between > 0);
  }

  boolean isKnown() {
    return !Double.isNaN(error);
  }

  /** How far the two-sided interval reaches on either side. */
  double margin(double falseAlarms) {
    return error == 0 ? 0 : quantile(1 - falseAlarms / 2) * error;
  }

  /** The margin of a run for which {@link #margin} suffices nine times in ten. */
  double safeMargin(double falseAlarms) {
    return margin(falseAlarms)
        + NormalDistribution.of(0, 1).inverseCumulativeProbability(0.9) * error;
  }

  /** Twice the probability to see as large a difference, were it no more than the limit. */
  double p(double limit) {
    if (!isKnown()) {
      return 1;
    }
    if (error == 0) {
      return by > limit ? 0 : 1;
    }
    double t = (by - limit) / error;
    return Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(t));
  }

  private double quantile(double probability) {
    return TDistribution.of(degrees).inverseCumulativeProbability(probability);
  }

  static double mean(List<Estimate> side) {
    return side.stream().mapToDouble(Estimate::scaled).average().orElseThrow();
  }

  private static double squares(List<Estimate> side) {
    double mean = mean(side);
    return side.stream().mapToDouble(e -> (e.scaled() - mean) * (e.scaled() - mean)).sum();
  }

  private static double variance(List<Estimate> side, double between) {
    double within = side.stream().mapToDouble(Estimate::variance).average().orElseThrow();
    return (within + between) / side.size();
  }

  /** Of a sum of variances: Welch (1947) and Satterthwaite (1946). */
  private static double degrees(List<Estimate> baseline, List<Estimate> changed) {
    double sum = 0;
    double parts = 0;
    double all = 0;
    for (List<Estimate> side : List.of(baseline, changed)) {
      for (Estimate run : side) {
        double variance = run.variance() / side.size() / side.size();
        sum += variance;
        parts += variance * variance / run.degrees();
        all += run.degrees();
      }
    }
    return parts == 0 ? all : sum * sum / parts;
  }
}
