package io.broadside.results.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.ErrorKind;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorCourseTest {

  private final ErrorCourse course = new ErrorCourse();

  @Test
  void theSixMostFrequentKindsAreToldApartAndAllOthersAddUp() {
    course.add(
        second(0, IntStream.rangeClosed(1, 9).mapToObj(i -> new ErrorKind("E" + i, i)).toList()));
    assertThat(course.series(0, 10).lines())
        .extracting(ErrorSeries.ErrorLine::message, ErrorSeries.ErrorLine::errors)
        .containsExactly(
            tuple("E9", List.of(9L)),
            tuple("E8", List.of(8L)),
            tuple("E7", List.of(7L)),
            tuple("E6", List.of(6L)),
            tuple("E5", List.of(5L)),
            tuple("E4", List.of(4L)),
            tuple(null, List.of(6L)));
  }

  @Test
  void aColumnShowsItsWorstSecondSoThatKindsAddUp() {
    for (int s = 0; s < 1_200; s++) {
      course.add(
          second(
              s,
              s == 7
                  ? List.of(new ErrorKind("503", 9), new ErrorKind("timeout", 1))
                  : List.of(new ErrorKind("timeout", 2))));
    }
    ErrorSeries series = course.series(0, Long.MAX_VALUE);
    assertThat(series.step()).isEqualTo(2);
    assertThat(series.lines()).hasSize(2);
    assertThat(series.lines().getFirst().message()).isEqualTo("timeout");
    assertThat(series.lines().get(0).errors()).hasSize(600).startsWith(2L, 2L, 2L, 1L, 2L);
    assertThat(series.lines().get(1).errors()).startsWith(0L, 0L, 0L, 9L, 0L);
  }

  @Test
  void aSecondThatNobodyGatheredIsNotWithoutErrors() {
    course.add(second(0, List.of(new ErrorKind("503", 1))));
    course.add(second(2, List.of()));
    assertThat(course.series(0, 10).lines().getFirst().errors()).containsExactly(1L, -1L, 0L);
  }

  @Test
  void failedRequestsOfWhichNobodySaysWhyAreOfAnotherKind() {
    course.add(
        new Interval(
            0,
            0,
            List.of(
                new Measured(
                    Measure.RESPONSE,
                    "Shop",
                    "search",
                    false,
                    NativeHistogram.of(0, new long[0], 5, 1))),
            List.of(new ErrorKind("503", 2))));
    assertThat(course.series(0, 1).lines())
        .extracting(ErrorSeries.ErrorLine::message, ErrorSeries.ErrorLine::errors)
        .containsExactly(tuple("503", List.of(2L)), tuple(null, List.of(3L)));
  }

  @Test
  void ofARunWithoutErrorsThereIsNoLine() {
    course.add(second(0, List.of()));
    assertThat(course.series(0, 1).lines()).isEmpty();
  }

  private static Interval second(long second, List<ErrorKind> errors) {
    return new Interval(second, second, List.of(), errors);
  }
}
