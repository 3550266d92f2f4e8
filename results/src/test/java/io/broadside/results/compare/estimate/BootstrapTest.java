package io.broadside.results.compare.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(10, 300, 1);

  /** Times of 100 requests a second, each in its own whole millisecond from first to last. */
  private static RequestSecond even(long second, int first, int last, int errors) {
    NativeHistogram times = NativeHistogram.EMPTY;
    for (int ms = first; ms <= last; ms++) {
      int index = (int) Math.ceil(32 * Math.log(ms / 1000.0) / Math.log(2) - 1e-9);
      times = times.plus(NativeHistogram.of(index, new long[] {1}, 0, ms / 1000.0));
    }
    return new RequestSecond(second, times, errors);
  }

  private static Estimate estimate(SteadySample sample, Figure figure) {
    return Objects.requireNonNull(BOOTSTRAP.estimates(sample).get(figure));
  }

  private static SteadySample sample(int seconds, IntToLongFunction number) {
    List<RequestSecond> measured = new ArrayList<>();
    for (int s = 0; s < seconds; s++) {
      measured.add(even(number.applyAsLong(s), 101, 200, s % 10 == 0 ? 1 : 0));
    }
    return new SteadySample("A", measured);
  }

  @Test
  void valuesAreTakenFromWithinTheirBucket() {
    SteadySample sample = sample(60, s -> s);
    assertThat(estimate(sample, Figure.P50).value()).isCloseTo(0.1505, within(0.0002));
    assertThat(estimate(sample, Figure.P95).value()).isCloseTo(0.1955, within(0.0002));
    assertThat(estimate(sample, Figure.P99).value()).isCloseTo(0.1995, within(0.001));
    assertThat(estimate(sample, Figure.ERROR_RATE).value()).isEqualTo(0.001);
  }

  @Test
  void constantTimesAreThemselves() {
    List<RequestSecond> measured = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      measured.add(even(s, 5, 5, 0));
    }
    SteadySample sample = new SteadySample("A", measured);
    assertThat(estimate(sample, Figure.P50).value()).isCloseTo(0.005, within(1e-6));
  }

  @Test
  void blocksDoNotSpanAHole() {
    assertThat(estimate(sample(60, s -> s), Figure.P50).seconds()).isEqualTo(60);
    assertThat(estimate(sample(120, s -> s < 55 ? s : s + 5), Figure.P50).seconds()).isEqualTo(120);
    SteadySample everyFifthSecondMissing = sample(200, s -> s + s / 5);
    assertThat(estimate(everyFifthSecondMissing, Figure.P50).seconds()).isZero();
    assertThat(estimate(everyFifthSecondMissing, Figure.P50).usable()).isFalse();
  }

  @Test
  void fewBlocksOrFewResponsesSayNothing() {
    assertThat(estimate(sample(59, s -> s), Figure.P50).usable()).isFalse();
    assertThat(estimate(sample(60, s -> s), Figure.P50).usable()).isTrue();
    List<RequestSecond> sparse = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      sparse.add(even(s, 101, 110, 0));
    }
    SteadySample few = new SteadySample("A", sparse);
    assertThat(estimate(few, Figure.P95).usable()).isTrue();
    assertThat(estimate(few, Figure.P99).usable()).isFalse();
  }

  @Test
  void theVarianceIsThatOfTheMeanOfWhatCorrelates() {
    int runs = 200;
    double phi = 0.8;
    double sum = 0;
    double squares = 0;
    double estimated = 0;
    for (int run = 0; run < runs; run++) {
      SplittableRandom random = new SplittableRandom(run);
      List<RequestSecond> measured = new ArrayList<>();
      double level = random.nextGaussian();
      for (int s = 0; s < 300; s++) {
        int errors = (int) Math.round(Math.clamp(50 + 10 * level, 0, 100));
        measured.add(even(s, 101, 200, errors));
        level = phi * level + 0.6 * random.nextGaussian();
      }
      Estimate share = estimate(new SteadySample("A", measured), Figure.ERROR_RATE);
      sum += share.value();
      squares += share.value() * share.value();
      estimated += share.variance() / runs;
    }
    double variance = squares / runs - sum / runs * sum / runs;
    assertThat(estimated / variance).isBetween(0.75, 1.4);
  }

  @Test
  void responsesOutsideOfAllBlocksDoNotMakeABlock() {
    List<RequestSecond> measured = new ArrayList<>();
    for (int s = 0; s < 100; s++) {
      measured.add(new RequestSecond(s, NativeHistogram.EMPTY, 0));
    }
    for (int s = 0; s < 30; s++) {
      measured.add(even(200 + 2 * s, 101, 200, 0));
    }
    assertThat(estimate(new SteadySample("A", measured), Figure.P50).usable()).isFalse();
  }

  @Test
  void nothingMeasuredIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOTSTRAP.estimates(new SteadySample("A", List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestSecond(1, NativeHistogram.EMPTY, 1));
    RequestSecond second = even(1, 101, 101, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SteadySample("A", List.of(second, second)));
  }

  @Test
  void theToleranceHasAFloor() {
    assertThat(Figure.P95.tolerance(1, 0.05)).isEqualTo(0.05);
    assertThat(Figure.P95.tolerance(0.1, 0.05)).isBetween(0.006, 0.0065);
    assertThat(Figure.P95.tolerance(0.001, 0.05)).isBetween(0.002, 0.0021);
    assertThat(Figure.ERROR_RATE.tolerance(0, 0.05)).isEqualTo(0.001);
    assertThat(Figure.ERROR_RATE.tolerance(0.1, 0.05)).isCloseTo(0.005, within(1e-12));
  }
}
