package io.broadside.results.compare.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a figure has changed for good over the last runs of a test: E-divisive (Matteson and
 * James 2014) with Student's t-test in place of permutations, as in Hunter (Fleming et al. 2023,
 * arXiv 2301.03034). Runs are cut where they differ most, as long as a lenient test agrees; then
 * the weakest cuts are taken back until a strict test agrees with all. The same values always give
 * the same changes.
 */
public final class Trend {

  /** A change counts up to this p-value, as in Hunter. */
  public static final double P = 0.001;

  /** While cutting, ten times that: a change may only show once another has been cut off. */
  private static final double LENIENT = 10 * P;

  private Trend() {}

  /**
   * The changes, in order of time; none where there are fewer than four values.
   *
   * @param values of one figure, the oldest run's first
   */
  public static List<ChangePoint> changes(List<Double> values) {
    double[] series = values.stream().mapToDouble(Double::doubleValue).toArray();
    NavigableSet<Integer> cuts = new TreeSet<>();
    split(series, 0, series.length, cuts);
    while (!cuts.isEmpty()) {
      List<ChangePoint> changes = between(series, cuts);
      ChangePoint weakest =
          changes.stream().max(Comparator.comparingDouble(ChangePoint::p)).orElseThrow();
      if (weakest.p() <= P) {
        return changes;
      }
      cuts.remove(weakest.index());
    }
    return List.of();
  }

  private static void split(double[] series, int from, int to, NavigableSet<Integer> cuts) {
    @Nullable Integer cut = Energy.cut(series, from, to);
    if (cut == null || Part.of(series, from, cut).p(Part.of(series, cut, to)) > LENIENT) {
      return;
    }
    cuts.add(cut);
    split(series, from, cut, cuts);
    split(series, cut, to, cuts);
  }

  private static List<ChangePoint> between(double[] series, NavigableSet<Integer> cuts) {
    List<ChangePoint> changes = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      @Nullable Integer next = cuts.higher(cut);
      Part before = Part.of(series, from, cut);
      Part after = Part.of(series, cut, next == null ? series.length : next);
      changes.add(new ChangePoint(cut, before.mean(), after.mean(), before.p(after)));
      from = cut;
    }
    return changes;
  }
}
