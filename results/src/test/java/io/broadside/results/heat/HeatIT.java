package io.broadside.results.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.series.Distribution;
import io.broadside.results.series.Interval;
import io.broadside.results.series.LineFile;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;
import io.broadside.results.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatIT {

  /** One second is the upper end of bucket 0, which is in the row that ends there. */
  private static final int SECOND = 13 * 4 - 1;

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
  void bucketsFallIntoRowsOfAQuarterOfADoubling() {
    assertThat(List.of(Heat.row(0), Heat.row(-7), Heat.row(-8), Heat.row(1), Heat.row(8)))
        .containsExactly(SECOND, SECOND, SECOND - 1, SECOND + 1, SECOND + 1);
    assertThat(Heat.row(Integer.MIN_VALUE / 2)).isZero();
    assertThat(Heat.row(100_000)).isEqualTo(79);
  }

  @Test
  void requestsOfASecondAddUpAndWhatIsNoResponseDoesNotCount() throws Exception {
    file.append(
        LineFile.pack(
            List.of(
                new Interval(
                    3,
                    3,
                    List.of(
                        measured(Measure.RESPONSE, "search", 0, 5),
                        measured(Measure.RESPONSE, "basket", -7, 2),
                        measured(Measure.GROUP, "shop", 0, 9),
                        measured(Measure.LATENESS, "", 0, 9))))));
    Heat heat = new Heat();
    heat.update(run);
    HeatMap map = heat.map(3, Long.MAX_VALUE);
    assertThat(map.columns()).containsExactly(List.of((long) SECOND, 7L));
    assertThat(map.lowest() * Math.pow(2, (SECOND + 1.0) / map.perDoubling())).isEqualTo(1_000);
  }

  @Test
  void aLongRunHasCoarserColumnsAndLosesNothing() throws Exception {
    file.append(
        LineFile.pack(
            LongStream.range(0, 43_200)
                .mapToObj(
                    s -> new Interval(s, s, List.of(measured(Measure.RESPONSE, "search", 0, 1))))
                .toList()));
    Heat heat = new Heat();
    heat.update(run);
    HeatMap map = heat.map(0, Long.MAX_VALUE);
    assertThat(map.step()).isEqualTo(72);
    assertThat(map.columns()).hasSize(600).containsOnly(List.of((long) SECOND, 72L));
    assertThat(heat.map(60, 120).columns()).hasSize(60).containsOnly(List.of((long) SECOND, 1L));
    assertThat(heat.map(50_000, 50_010).columns()).isEmpty();
  }

  @Test
  void whatIsWrittenLaterIsReadOnceEvenWhereItWasSeenByHalf() throws Exception {
    byte[] first = LineFile.pack(List.of(second(0), second(1)));
    byte[] next = LineFile.pack(List.of(second(2), second(3)));
    file.append(first);
    Heat heat = new Heat();
    heat.update(run);
    Path path = run.file(RunFolder.HISTOGRAMS);
    file.append(Arrays.copyOf(next, next.length - 6));
    heat.update(run);
    Files.write(path, first);
    file.append(next);
    heat.update(run);
    heat.update(run);
    assertThat(heat.map(0, 10).columns()).hasSize(4).containsOnly(List.of((long) SECOND, 4L));
  }

  private static Interval second(long second) {
    return new Interval(second, second, List.of(measured(Measure.RESPONSE, "search", 0, 4)));
  }

  private static Measured measured(Measure measure, String request, int bucket, long count) {
    return new Measured(
        measure, "Shop", request, true, new Distribution(count, count, 0, Map.of(bucket, count)));
  }
}
