package io.broadside.results.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeatTest {

  /** One second is the upper end of bucket 0, which is in the row that ends there. */
  private static final int SECOND = 13 * 4 - 1;

  @Test
  void bucketsFallIntoRowsOfAQuarterOfADoubling() {
    assertThat(List.of(Heat.row(0), Heat.row(-7), Heat.row(-8), Heat.row(1), Heat.row(8)))
        .containsExactly(SECOND, SECOND, SECOND - 1, SECOND + 1, SECOND + 1);
    assertThat(Heat.row(Integer.MIN_VALUE / 2)).isZero();
    assertThat(Heat.row(100_000)).isEqualTo(79);
  }

  @Test
  void requestsOfASecondAddUpAndWhatIsNoResponseDoesNotCount() {
    Heat heat = new Heat();
    heat.add(
        new Interval(
            3,
            3,
            List.of(
                measured(Measure.RESPONSE, "search", 0, 5),
                measured(Measure.RESPONSE, "basket", -7, 2),
                measured(Measure.GROUP, "shop", 0, 9),
                measured(Measure.LATENESS, "", 0, 9))));
    HeatMap map = heat.map(3, Long.MAX_VALUE);
    assertThat(map.columns()).containsExactly(List.of((long) SECOND, 7L));
    assertThat(map.lowest() * Math.pow(2, (SECOND + 1.0) / map.perDoubling())).isEqualTo(1_000);
  }

  @Test
  void aLongRunHasCoarserColumnsAndLosesNothing() {
    Heat heat = new Heat();
    LongStream.range(0, 43_200)
        .mapToObj(s -> new Interval(s, s, List.of(measured(Measure.RESPONSE, "search", 0, 1))))
        .forEach(heat::add);
    HeatMap map = heat.map(0, Long.MAX_VALUE);
    assertThat(map.step()).isEqualTo(72);
    assertThat(map.columns()).hasSize(600).containsOnly(List.of((long) SECOND, 72L));
    assertThat(heat.map(60, 120).columns()).hasSize(60).containsOnly(List.of((long) SECOND, 1L));
    assertThat(heat.map(50_000, 50_010).columns()).isEmpty();
  }

  private static Measured measured(Measure measure, String request, int bucket, long count) {
    return new Measured(
        measure,
        "Shop",
        request,
        true,
        NativeHistogram.of(bucket, new long[] {count}, 0, (double) count));
  }
}
