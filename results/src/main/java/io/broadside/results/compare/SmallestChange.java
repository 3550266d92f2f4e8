package io.broadside.results.compare;

import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.estimate.Estimate;
import io.broadside.results.compare.estimate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change for the worse of one figure that a comparison would call FAIL nine times in
 * ten, were the new run as long as this one and as noisy.
 *
 * <p>The smallest difference on the figure's scale is {@code tolerance + (t(1 - α/2m) + t(0.9)) *
 * √2 * SE}: m figures are compared (Holm), SE is the standard error of the one run, and t has the
 * degrees of freedom of two such runs. It is the usual formula for the power of a test (Cohen 1988,
 * Chow 2008), with the tolerance added, since only what lies beyond it is a FAIL.
 *
 * @param value of the run, seconds or a share of 1
 * @param by the smallest change, in the value's unit; null where the run is too short or has too
 *     few responses
 */
public record SmallestChange(String request, Figure figure, double value, @Nullable Double by) {

  private static final double POWER = 0.9;

  /** The same as a part of the value; null where it is unknown or the value 0. */
  public @Nullable Double relative() {
    return by == null || value == 0 ? null : (Double) (by / value);
  }

  /** What can be shown of each figure of each request that this run has. */
  public static List<SmallestChange> of(ComparedRun run, Strictness settings) {
    List<SmallestChange> changes = new ArrayList<>();
    List<String> requests =
        new TreeMap<>(run.requests()).keySet().stream().filter(run::has).toList();
    int figures = requests.size() * Figure.values().length;
    for (String request : requests) {
      settings
          .bootstrap()
          .estimates(run.sample(request))
          .values()
          .forEach(e -> changes.add(of(request, e, figures, settings)));
    }
    return changes;
  }

  private static SmallestChange of(
      String request, Estimate estimate, int figures, Strictness settings) {
    Figure figure = estimate.figure();
    double value = estimate.value();
    if (!estimate.usable()) {
      return new SmallestChange(request, figure, value, null);
    }
    TDistribution t = TDistribution.of(2 * estimate.degrees());
    double needed =
        t.inverseCumulativeProbability(1 - settings.falseAlarms() / 2 / figures)
            + t.inverseCumulativeProbability(POWER);
    double limit = figure.scaled(value + figure.tolerance(value, settings.tolerance()));
    double at = limit + needed * Math.sqrt(2 * estimate.variance());
    return new SmallestChange(request, figure, value, figure.unscaled(at) - value);
  }
}
