package io.broadside.results.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramSumTest {

  @Property
  void isWhatMergingOneByOneGives(
      @ForAll @Size(max = 12) List<@From("histograms") NativeHistogram> all) {
    HistogramSum sum = new HistogramSum();
    all.forEach(h -> sum.add(h, null));
    NativeHistogram merged = all.stream().reduce(NativeHistogram.EMPTY, NativeHistogram::plus);
    assertThat(sum.snapshot()).isEqualTo(merged);
    assertThat(sum.snapshot().percentile(95)).isEqualTo(merged.percentile(95));
  }

  @Property
  void takesOnlyWhatIsNew(
      @ForAll @Size(max = 12) List<@From("histograms") NativeHistogram> growth) {
    HistogramSum sum = new HistogramSum();
    List<Long> news = new ArrayList<>();
    NativeHistogram before = null;
    for (NativeHistogram more : growth) {
      NativeHistogram now = before == null ? more : before.plus(more);
      news.add(sum.add(now, before));
      before = now;
    }
    assertThat(news)
        .containsExactlyElementsOf(growth.stream().map(NativeHistogram::count).toList());
    assertThat(sum.snapshot()).isEqualTo(before == null ? NativeHistogram.EMPTY : before);
  }

  @Test
  void takesAllOfAHistogramThatHasBegunAnew() {
    HistogramSum sum = new HistogramSum();
    NativeHistogram first = NativeHistogram.of(3, new long[] {5, 1}, 2, 1);
    sum.add(first, null);
    NativeHistogram anew = NativeHistogram.of(4, new long[] {7}, 0, 2);

    assertThat(sum.add(anew, first)).isEqualTo(7);
    assertThat(sum.snapshot()).isEqualTo(first.plus(anew));
  }

  @Provide
  Arbitrary<NativeHistogram> histograms() {
    return Arbitraries.integers()
        .between(-400, 400)
        .flatMap(
            offset ->
                Arbitraries.longs()
                    .between(0, 9)
                    .list()
                    .ofMaxSize(20)
                    .flatMap(
                        buckets ->
                            Arbitraries.longs()
                                .between(0, 3)
                                .map(
                                    zeros ->
                                        NativeHistogram.of(
                                            offset,
                                            buckets.stream().mapToLong(b -> b).toArray(),
                                            zeros,
                                            zeros))));
  }
}
