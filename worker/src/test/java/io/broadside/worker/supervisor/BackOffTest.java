package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff();

  @Test
  void doublesUpToHalfAMinute() {
    List<Long> waits =
        IntStream.range(0, 9).mapToObj(i -> backOff.after(false).toMillis()).toList();
    assertThat(waits)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
  }

  @Test
  void waitsNotAtAllAfterAnEngineThatWasOfUse() {
    backOff.after(false);
    backOff.after(false);
    assertThat(backOff.after(true)).isZero();
    assertThat(backOff.after(false)).hasMillis(500);
  }
}
