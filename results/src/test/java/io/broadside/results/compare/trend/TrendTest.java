package io.broadside.results.compare.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static List<Double> noise(int runs, double mean, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      values.add(mean + deviation * random.nextGaussian());
    }
    return values;
  }

  @Property(tries = 100)
  void aClearStepIsFoundWhereItIs(
      @ForAll @IntRange(min = 5, max = 30) int before,
      @ForAll @IntRange(min = 5, max = 30) int after,
      @ForAll @IntRange(min = 1, max = 1000) int seed) {
    List<Double> values = noise(before, 100, 1, seed);
    values.addAll(noise(after, 120, 1, seed + 5000));
    assertThat(Trend.changes(values)).anyMatch(change -> change.index() == before);
  }

  @Test
  void twoStepsAreFoundWithTheirMeans() {
    List<Double> values = noise(20, 100, 1, 1);
    values.addAll(noise(15, 110, 1, 2));
    values.addAll(noise(20, 95, 1, 3));
    List<ChangePoint> changes = Trend.changes(values);
    assertThat(changes).extracting(ChangePoint::index).containsExactly(20, 35);
    assertThat(changes.get(0).before()).isCloseTo(100, within(1.0));
    assertThat(changes.get(0).after()).isCloseTo(110, within(1.0));
    assertThat(changes.get(1).relative()).isCloseTo(-0.136, within(0.02));
    assertThat(changes).allMatch(change -> change.p() <= Trend.P);
  }

  /** The cut is where the halves differ most, so that more than one series in 1,000 shows it. */
  @Test
  void atMostThreeInAHundredSeriesOfNoiseShowAChange() {
    int changed = 0;
    for (int seed = 0; seed < 1000; seed++) {
      changed += Trend.changes(noise(30, 100, 5, seed)).isEmpty() ? 0 : 1;
    }
    assertThat(changed).isLessThanOrEqualTo(30);
  }

  @Test
  void constantAndShortSeriesHaveNoChange() {
    assertThat(Trend.changes(List.of())).isEmpty();
    assertThat(Trend.changes(List.of(1.0, 2.0, 3.0))).isEmpty();
    assertThat(Trend.changes(List.of(7.0, 7.0, 7.0, 7.0, 7.0, 7.0))).isEmpty();
    assertThat(Trend.changes(List.of(0.0, 0.0, 0.0, 0.0))).isEmpty();
  }

  @Test
  void aStepWithoutAnyNoiseIsFound() {
    assertThat(Trend.changes(List.of(1.0, 1.0, 1.0, 2.0, 2.0, 2.0)))
        .containsExactly(new ChangePoint(3, 1, 2, 0));
  }

  @Property
  void theCutIsWhereTheDefinitionHasItsMaximum(
      @ForAll @Size(min = 4, max = 20) List<@DoubleRange(min = 0, max = 100) Double> values) {
    double[] series = values.stream().mapToDouble(Double::doubleValue).toArray();
    Integer cut = Energy.cut(series, 0, series.length);
    assertThat(cut).isNotNull();
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 2; c <= series.length - 2; c++) {
      most = Math.max(most, defined(series, c));
    }
    assertThat(defined(series, cut)).isCloseTo(most, within(1e-6));
  }

  private static double defined(double[] series, int cut) {
    double n = cut;
    double m = series.length - cut;
    double sum = 0;
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        double apart = Math.abs(series[i] - series[j]);
        boolean over = i < cut && j >= cut;
        double pairs = i < cut ? n * (n - 1) / 2 : m * (m - 1) / 2;
        sum += over ? 2 * apart / n / m : -apart / pairs;
      }
    }
    return n * m / (n + m) * sum;
  }
}
