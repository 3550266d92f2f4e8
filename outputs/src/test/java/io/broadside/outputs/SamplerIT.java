package io.broadside.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.outputs.news.Sample;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Key;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerIT {

  private static final Key HOME = SampleRuns.response("home", true);

  @TempDir Path data;
  private RunFolder kept;

  @BeforeEach
  void folder() {
    kept = RunFolder.at(data.resolve(SampleRuns.ID));
  }

  private static RunStanding standing(long second, long responses) {
    return new RunStanding(
        SampleRuns.in(RunState.RUNNING),
        second,
        second < 0 ? List.of() : List.of(SampleRuns.second(second)),
        soFar(responses),
        List.of());
  }

  private static Map<Key, NativeHistogram> soFar(long responses) {
    return responses == 0 ? Map.of() : Map.of(HOME, SampleRuns.values(5, responses));
  }

  private static long count(Sample sample) {
    return sample.interval().measured().stream().mapToLong(m -> m.values().count()).sum();
  }

  @Test
  void eachSampleHasWhatIsNew() {
    Sampler sampler = new Sampler(kept, false);

    assertThat(sampler.next(standing(-1, 0))).isEmpty();
    Sample first = sampler.next(standing(0, 10)).orElseThrow();
    Sample second = sampler.next(standing(1, 25)).orElseThrow();

    assertThat(count(first)).isEqualTo(10);
    assertThat(count(second)).isEqualTo(15);
    assertThat(second.soFar()).isEqualTo(soFar(25));
    assertThat(second.seconds()).extracting(Second::second).containsExactly(1L);
    assertThat(second.millis(1)).isEqualTo(SampleRuns.START + 1_000);
  }

  @Test
  void whatComesAfterTheEndOfASecondIsOfTheNext() {
    Sampler sampler = new Sampler(kept, false);
    sampler.next(standing(0, 10));

    Sample late = sampler.next(standing(0, 12)).orElseThrow();

    assertThat(late.interval().second()).isEqualTo(1);
    assertThat(count(late)).isEqualTo(2);
  }

  @Test
  void aControllerThatTakesOverGoesOnBehindWhatIsKept() throws IOException {
    RunWriter writer = RunWriter.open(kept);
    writer.measured(4, soFar(40));
    writer.write(SampleRuns.in(RunState.RUNNING));
    Sampler sampler = new Sampler(kept, true);

    Sample behind = sampler.next(standing(5, 30)).orElseThrow();
    Sample caughtUp = sampler.next(standing(6, 47)).orElseThrow();

    assertThat(count(behind)).isZero();
    assertThat(behind.soFar()).isEqualTo(soFar(40));
    assertThat(count(caughtUp)).isEqualTo(7);
  }

  @Test
  void whereNothingIsKeptTheFirstSecondsAreNotSentTwice() {
    Sampler sampler = new Sampler(kept, true);
    for (int second = 40; second < 45; second++) {
      assertThat(sampler.next(standing(second, 300 + second))).isEmpty();
    }

    Sample sample = sampler.next(standing(45, 350)).orElseThrow();

    assertThat(count(sample)).isEqualTo(6);
    assertThat(sample.seconds()).hasSize(6);
  }
}
