package io.broadside.controller.conductor.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Records;
import io.broadside.controller.report.Moment;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIT {

  private static final String ID = "20261121-1-Shop";
  private static final Key SEARCH = new Key(Measure.RESPONSE, "shop", "search", true);

  @TempDir Path folder;

  @Test
  void nothingIsLostWhileWhatAnotherControllerKeptCannotBeHad() throws IOException {
    Elsewhere store = new Elsewhere(new FolderStore(folder), 3);
    Recording recording = new Recording(ID, store, true);
    recording.open(Optional.empty());
    for (int second = 0; second < 5; second++) {
      recording.waits();
      recording.take(moment(RunState.RUNNING, second), second, soFar(second + 1));
      assertThat(recording.trouble().orElseThrow())
          .as("until something is written")
          .contains("cannot be read now (out of reach)");
    }
    recording.waits();
    assertThat(recording.finish(moment(RunState.FINISHED, 5), 5, soFar(6))).isEmpty();

    RunFolder run = store.find(ID).orElseThrow();
    long[] responses = {0};
    assertThat(run.intervals(i -> i.measured().forEach(m -> responses[0] += m.values().count())))
        .isTrue();
    assertThat(responses[0]).isEqualTo(6);
    assertThat(run.seconds()).extracting(Second::second).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  private static Map<Key, NativeHistogram> soFar(int responses) {
    return Map.of(SEARCH, NativeHistogram.of(0, new long[] {responses}, 0, responses));
  }

  private static Moment moment(RunState state, int second) {
    Second told =
        new Second(second, 1, 1, 0, 0, true, 1, 0, 0, null, null, null, null, null, null, 1, false);
    return new Moment(Records.of(ID, state), second, List.of(told), null, null);
  }

  /** Cannot be asked the first times for what another controller kept. */
  private static final class Elsewhere implements ResultStore {

    private final ResultStore store;
    private int failures;

    Elsewhere(ResultStore store, int failures) {
      this.store = store;
      this.failures = failures;
    }

    @Override
    public RunFolder resume(String id) throws IOException {
      if (failures-- > 0) {
        throw new IOException("out of reach");
      }
      return store.begin(id);
    }

    @Override
    public String place() {
      return store.place();
    }

    @Override
    public RunFolder begin(String id) {
      return store.begin(id);
    }

    @Override
    public Optional<RunFolder> find(String id) throws IOException {
      return store.find(id);
    }

    @Override
    public List<RunSummary> list() throws IOException {
      return store.list();
    }

    @Override
    public void mark(String id, Marks marks) throws IOException {
      store.mark(id, marks);
    }

    @Override
    public void delete(String id) throws IOException {
      store.delete(id);
    }
  }
}
