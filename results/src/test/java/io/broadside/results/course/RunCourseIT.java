package io.broadside.results.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.LineFile;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import io.broadside.results.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCourseIT {

  @TempDir private Path folder;
  private RunFolder run;
  private LineFile file;

  @BeforeEach
  void begin() throws Exception {
    run = RunFolder.at(folder.resolve("shop"));
    run.folder().create();
    file = new LineFile(run.folder(), RunFolder.HISTOGRAMS);
  }

  @Test
  void whatIsWrittenLaterIsReadOnceEvenWhereItWasSeenByHalf() throws Exception {
    byte[] first = LineFile.pack(List.of(second(0), second(1)));
    byte[] next = LineFile.pack(List.of(second(2), second(3)));
    file.append(first);
    RunCourse course = new RunCourse();
    course.update(run);
    Path path = run.file(RunFolder.HISTOGRAMS);
    file.append(Arrays.copyOf(next, next.length - 6));
    course.update(run);
    Files.write(path, first);
    file.append(next);
    course.update(run);
    course.update(run);
    assertThat(course.heat(0, 10).columns()).hasSize(4).containsOnly(List.of(51L, 4L));
  }

  private static Interval second(long second) {
    NativeHistogram values = NativeHistogram.of(0, new long[] {4}, 0, 4);
    return new Interval(
        second, second, List.of(new Measured(Measure.RESPONSE, "Shop", "search", true, values)));
  }
}
