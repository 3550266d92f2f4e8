package io.broadside.results.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCourseTest {

  private final RequestCourse course = new RequestCourse(new RequestName("Shop", "search", false));

  @Test
  void itHasTheRequestAloneAndTellsItsErrors() {
    course.add(
        new Interval(
            0,
            0,
            List.of(
                measured(Measure.RESPONSE, "search", true, 0, 3),
                measured(Measure.RESPONSE, "search", false, 32, 1),
                measured(Measure.RESPONSE, "basket", true, 64, 9),
                measured(Measure.GROUP, "search", true, 64, 9))));
    RequestSeries series = course.series(0, 10);
    assertThat(series.responses()).containsExactly(4.0);
    assertThat(series.errors()).containsExactly(1.0);
    assertThat(series.p50().getFirst()).isBetween(950.0, 1_000.0);
    assertThat(series.max().getFirst()).isBetween(1_950.0, 2_000.0);
  }

  @Test
  void nothingIsSaidOfSecondsThatNobodyGatheredAndNoTimeWithoutAResponse() {
    course.add(second(0, 2));
    course.add(new Interval(2, 2, List.of()));
    RequestSeries series = course.series(0, 10);
    assertThat(series.responses()).containsExactly(2.0, -1.0, 0.0);
    assertThat(series.p99()).hasSize(3).endsWith(-1.0, -1.0);
  }

  @Test
  void aLongRunHasFewColumnsAndLosesNoSpike() {
    for (int s = 0; s < 43_200; s++) {
      course.add(second(s, s == 40_001 ? 50 : 2));
    }
    RequestSeries series = course.series(0, Long.MAX_VALUE);
    assertThat(series.step()).isEqualTo(72);
    assertThat(series.responses()).hasSize(600).contains(50.0);
    assertThat(course.series(40_000, 40_003).responses()).containsExactly(2.0, 50.0, 2.0);
    assertThat(course.series(90_000, 90_010).responses()).isEmpty();
  }

  @Test
  void sparklinesBecomeCoarserAsTheRunBecomesLonger() {
    SparkCourse sparks = new SparkCourse();
    for (int s = 0; s < 130; s++) {
      sparks.add(
          new Interval(
              s, s, List.of(measured(Measure.RESPONSE, "search", true, s == 3 ? 64 : 0, 1))));
    }
    Sparklines lines = sparks.lines();
    assertThat(lines.step()).isEqualTo(4);
    assertThat(lines.lines()).hasSize(1);
    assertThat(lines.lines().getFirst().p99()).hasSize(33).allMatch(v -> v > 900);
    assertThat(lines.lines().getFirst().p99().getFirst()).isGreaterThan(3_900);
  }

  private static Interval second(long second, long count) {
    return new Interval(
        second, second, List.of(measured(Measure.RESPONSE, "search", true, 0, count)));
  }

  private static Measured measured(
      Measure measure, String request, boolean ok, int bucket, long count) {
    return new Measured(
        measure,
        "Shop",
        request,
        ok,
        NativeHistogram.of(bucket, new long[] {count}, 0, (double) count));
  }
}
