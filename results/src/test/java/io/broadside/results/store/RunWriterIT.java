package io.broadside.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.Example;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.FleetChange;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterIT {

  private static final Key SEARCH = new Key(Measure.RESPONSE, "shop", "search", true);
  private static final RunRecord RECORD = Example.run("a-run");

  @TempDir Path results;
  private final Map<Key, NativeHistogram> soFar = new HashMap<>();
  private RunFolder run;

  @BeforeEach
  void open() {
    run = RunFolder.at(results.resolve("a-run"));
  }

  @Test
  void whatWasSaidLastOfASecondCounts() throws IOException {
    RunWriter writer = RunWriter.open(run);
    writer.seconds(List.of(second(0, 5), second(1, 3)));
    writer.write(RECORD);
    writer.seconds(List.of(second(1, 5), second(2, 5)));
    writer.write(RECORD);
    assertThat(run.seconds()).containsExactly(second(0, 5), second(1, 5), second(2, 5));
    assertThat(run.record()).isEqualTo(RECORD);
  }

  /** As after kill -9, at any byte: what is there is right, and whoever goes on completes it. */
  @Test
  void anotherWriterGoesOnWhereOneWasKilled() throws IOException {
    RunWriter first = RunWriter.open(run);
    measure(first, 0, 10);
    first.write(RECORD);
    long sure = Files.size(run.file(RunFolder.HISTOGRAMS));
    measure(first, 10, 20);
    first.write(RECORD);
    byte[] whole = Files.readAllBytes(run.file(RunFolder.HISTOGRAMS));
    Map<Key, NativeHistogram> atDeath = Map.copyOf(soFar);
    for (int cut = (int) sure; cut <= whole.length; cut += 7) {
      Files.write(run.file(RunFolder.HISTOGRAMS), Arrays.copyOf(whole, cut));
      assertThat(count(intervals())).isBetween(10L * 3, 20L * 3);

      soFar.clear();
      soFar.putAll(atDeath);
      RunWriter next = RunWriter.open(run);
      measure(next, 25, 30);
      next.write(RECORD);

      assertThat(sum(intervals())).as("cut off after %d bytes", cut).isEqualTo(soFar);
      assertThat(intervals().stream().filter(i -> !i.isOneSecond()))
          .as("what came while nobody wrote")
          .singleElement()
          .satisfies(i -> assertThat(i.second()).isEqualTo(25));
    }
  }

  @Test
  void whatAnotherControllerSawOfTheFleetStaysInTheRecord() throws IOException {
    WorkerFigures first = RECORD.fleet().workers().getFirst();
    FleetChange joined = RECORD.fleet().changes().getFirst();
    RunWriter.open(run).write(RECORD);
    RunWriter next = RunWriter.open(run);
    WorkerFigures second = named("worker-9", first);
    FleetChange again = new FleetChange(joined.atMillis() + 9, "worker-1", "running", 0.5);
    FleetChange came = new FleetChange(joined.atMillis() + 9, "worker-9", "running", 0.5);
    FleetChange left = new FleetChange(joined.atMillis() + 20, "worker-1", "gone", 0);
    next.write(RECORD.with(new FleetRecord(3, List.of(second), List.of(again, came))));
    next.write(RECORD.with(new FleetRecord(3, List.of(second), List.of(again, came, left))));
    assertThat(run.record().fleet())
        .isEqualTo(new FleetRecord(3, List.of(first, second), List.of(joined, came, left)));
  }

  private static WorkerFigures named(String name, WorkerFigures like) throws IOException {
    String json = new String(RecordJson.line(like), UTF_8);
    return RecordJson.read(json.replace(like.worker(), name).getBytes(UTF_8), WorkerFigures.class);
  }

  @Test
  void whatCannotBeWrittenNowIsWrittenLater() throws IOException {
    RunWriter writer = RunWriter.open(run);
    measure(writer, 0, 5);
    Path obstacle = Files.createDirectories(run.file(RunFolder.HISTOGRAMS));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> writer.write(RECORD)))
        .isInstanceOf(IOException.class);
    measure(writer, 5, 2_000);
    Files.delete(obstacle);
    writer.write(RECORD);
    measure(writer, 2_000, 2_001);
    writer.write(RECORD);
    assertThat(sum(intervals())).isEqualTo(soFar);
    assertThat(intervals()).as("memory is bounded").hasSizeLessThan(610);
  }

  private void measure(RunWriter writer, int from, int to) {
    for (int second = from; second < to; second++) {
      soFar.merge(
          SEARCH,
          NativeHistogram.of(second % 5, new long[] {1, 0, 2}, 0, second),
          NativeHistogram::plus);
      writer.measured(second, Map.copyOf(soFar));
    }
  }

  private List<Interval> intervals() throws IOException {
    List<Interval> intervals = new ArrayList<>();
    run.intervals(intervals::add);
    return intervals;
  }

  private static long count(List<Interval> intervals) {
    return sum(intervals).getOrDefault(SEARCH, NativeHistogram.EMPTY).count();
  }

  private static Map<Key, NativeHistogram> sum(List<Interval> intervals) {
    Map<Key, NativeHistogram> sum = new HashMap<>();
    intervals.stream()
        .flatMap(i -> i.measured().stream())
        .forEach(m -> sum.merge(m.key(), m.values(), NativeHistogram::plus));
    return sum;
  }

  private static Second second(long second, long offered) {
    return new Second(
        second, 5, offered, 0, 0, true, 0, 0, 0, 1.0, null, null, null, null, null, 1, false);
  }
}
