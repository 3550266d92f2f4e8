package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadside.results.record.figures.Second;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondSeriesTest {

  private final SecondSeries series = new SecondSeries();

  private static Second second(long s, boolean settled) {
    return new Second(
        s, 10, 7, 2, 1, settled, 70, 3, 15, 1.5, 9.25, null, 39.5, 40.0, 0.125, 4, s % 2 == 1);
  }

  @Test
  void whatIsPutIsGot() {
    series.put(second(0, false));
    series.put(second(1, true));
    series.put(second(0, true));
    assertThat(series.range(0, 100)).containsExactly(second(0, true), second(1, true));
    assertThat(series.range(1, 2)).containsExactly(second(1, true));
    assertThat(series.range(5, 9)).isEmpty();
  }

  @Test
  void whatWasMeasuredCanBeKept() {
    series.put(second(0, true));
    series.put(second(1, true));
    SecondSeries kept = new SecondSeries();

    kept.unpack(series.pack());

    assertThat(kept.range(0, 100))
        .extracting(Second::requests, Second::p95, Second::p99, Second::workers, Second::gap)
        .containsExactly(tuple(70L, 9.25, null, 4, false), tuple(70L, 9.25, null, 4, true));
    assertThat(kept.get(0).planned()).isZero();
  }

  @Test
  void twelveHoursOfMeasurementsFitTheirPlace() {
    Random random = new Random(1);
    for (long s = 0; s < 12 * 3600; s++) {
      Double[] times = new Double[6];
      Arrays.setAll(times, i -> Math.pow(2, (random.nextInt(60) - 200.5) / 32) * 1000);
      series.put(
          new Second(
              s,
              1,
              1,
              0,
              0,
              true,
              4_000 + random.nextInt(200),
              random.nextInt(3),
              800 + random.nextInt(50),
              times[0],
              times[1],
              times[2],
              times[3],
              times[4],
              times[5],
              20,
              false));
    }
    assertThat(series.pack().length()).isLessThan(900_000);
  }

  @Test
  void twelveHoursTakeTakeFiveMegabytes() {
    int seconds = 12 * 3600;
    series.put(second(seconds - 1, true));
    assertThat(series.bytes()).isLessThan(5_500_000);
    assertThat(series.get(seconds - 1)).isEqualTo(second(seconds - 1, true));
  }
}
