package io.broadside.controller.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsIT {

  @TempDir Path folder;
  private Results results;

  @BeforeEach
  void open() {
    results = new Results(folder.resolve("results"));
  }

  private static Live live(String id) {
    return new Live(
        new RunView(
            id,
            "Shop.java",
            "Shop",
            null,
            RunState.FINISHED,
            null,
            1,
            2L,
            0.5,
            3L,
            60L,
            3,
            7,
            Map.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            null),
        60,
        new Totals(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1.0, 1.0, 1.0, 1.0, 1.0, null, null, 1.1),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void whatIsSavedIsFoundAndTheNewestComesFirst() throws Exception {
    results.save(live("20261121-1-Shop"));
    results.save(live("20261121-2-Shop"));
    assertThat(results.list())
        .extracting(RunView::id)
        .containsExactly("20261121-2-Shop", "20261121-1-Shop");
    assertThat(results.find("20261121-1-Shop")).contains(live("20261121-1-Shop"));
  }

  @Test
  void beforeTheFirstRunThereAreNone() {
    assertThat(results.list()).isEmpty();
    assertThat(results.find("nothing")).isEmpty();
  }

  @Test
  void aDamagedFileCostsNothingButItself() throws Exception {
    results.save(live("20261121-1-Shop"));
    Files.writeString(folder.resolve("results/20261121-2-Shop.json"), "{\"run\": ");
    assertThat(results.find("20261121-2-Shop")).isEmpty();
    assertThat(results.find("20261121-1-Shop")).isPresent();
    assertThat(results.list()).containsExactly(live("20261121-1-Shop").run());
  }

  @Test
  void aListReadsEachFileOnce() throws Exception {
    new Results(folder.resolve("results")).save(live("20261121-1-Shop"));
    assertThat(results.list()).hasSize(1);
    Path file = folder.resolve("results/20261121-1-Shop.json");
    Files.writeString(file, "no longer read");
    assertThat(results.list()).containsExactly(live("20261121-1-Shop").run());
    Files.delete(file);
    assertThat(results.list()).isEmpty();
  }

  @Test
  void anIdReachesNothingElse() throws Exception {
    Files.writeString(folder.resolve("secret.json"), "{}");
    results.save(live("20261121-1-Shop"));
    assertThat(results.find("../secret")).isEmpty();
  }
}
