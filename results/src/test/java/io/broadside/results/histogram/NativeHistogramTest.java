package io.broadside.results.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadside.protocol.wire.MetricNames;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NativeHistogramTest {

  /** As Prometheus defines it: bucket i holds (2^((i-1)/32), 2^(i/32)]. */
  private static NativeHistogram of(List<Double> values) {
    NativeHistogram all = NativeHistogram.EMPTY;
    for (double value : values) {
      int index = (int) Math.ceil(Math.log(value) / Math.log(2) * (1 << MetricNames.SCHEMA));
      all = all.plus(NativeHistogram.of(index, new long[] {1}, 0, value));
    }
    return all;
  }

  @Property
  void mergedIsTheSameAsOneOverAllSamples(
      @ForAll @Size(max = 30) List<@DoubleRange(min = 0.01, max = 60) Double> a,
      @ForAll @Size(max = 30) List<@DoubleRange(min = 0.01, max = 60) Double> b) {
    List<Double> both = new java.util.ArrayList<>(a);
    both.addAll(b);
    assertThat(of(a).plus(of(b))).isEqualTo(of(both)).isEqualTo(of(b).plus(of(a)));
  }

  @Property
  void mergingIsAssociativeAndTakingAwayUndoesIt(
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 60) Double> a,
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 60) Double> b,
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 60) Double> c) {
    assertThat(of(a).plus(of(b)).plus(of(c))).isEqualTo(of(a).plus(of(b).plus(of(c))));
    assertThat(of(a).plus(of(b)).minus(of(b))).isEqualTo(of(a));
  }

  @Property
  void aPercentileIsWithinHalfABucket(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0.01, max = 60) Double> values,
      @ForAll @DoubleRange(min = 1, max = 100) double percent) {
    List<Double> sorted = values.stream().sorted().toList();
    double exact = sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    double estimate = of(values).percentile(percent).orElseThrow();
    assertThat(Math.abs(estimate - exact) / exact * 100)
        .isLessThanOrEqualTo(NativeHistogram.errorPercent() + 1e-6);
  }

  @Test
  void zerosHaveABucketOfTheirOwn() {
    NativeHistogram h = NativeHistogram.of(0, new long[] {1}, 3, 1);
    assertThat(h.percentile(50)).hasValue(0);
    assertThat(h.percentile(100).orElseThrow()).isCloseTo(1, within(0.02));
  }
}
