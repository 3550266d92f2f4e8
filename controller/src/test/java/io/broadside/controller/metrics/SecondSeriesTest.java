package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Second;
import org.junit.jupiter.api.Test;

class SecondSeriesTest {

  private final SecondSeries series = new SecondSeries();

  private static Second second(long s, boolean settled) {
    return new Second(
        s, 10, 7, 2, 1, settled, 70, 3, 15, 1.5, 9.25, null, 40.0, 0.125, 4, s % 2 == 1);
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
  void twelveHoursTakeFiveMegabytes() {
    int seconds = 12 * 3600;
    series.put(second(seconds - 1, true));
    assertThat(series.bytes()).isLessThan(5_500_000);
    assertThat(series.get(seconds - 1)).isEqualTo(second(seconds - 1, true));
  }
}
