package io.broadside.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.results.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreIT {

  @TempDir Path folder;
  private FolderStore store;

  @BeforeEach
  void open() {
    store = new FolderStore(folder.resolve("results"));
  }

  private void keep(String id) throws IOException {
    RunWriter.open(store.begin(id)).write(Example.run(id));
  }

  @Test
  void theNewestRunComesFirst() throws IOException {
    keep("20261121-1-Shop");
    keep("20261121-2-Shop");
    assertThat(store.list())
        .extracting(RunSummary::id)
        .containsExactly("20261121-2-Shop", "20261121-1-Shop");
    assertThat(store.find("20261121-1-Shop")).isPresent();
  }

  @Test
  void beforeTheFirstRunThereAreNone() throws IOException {
    assertThat(store.list()).isEmpty();
    assertThat(store.find("nothing")).isEmpty();
  }

  @Test
  void aDamagedRecordCostsNothingButItself() throws IOException {
    keep("20261121-1-Shop");
    keep("20261121-2-Shop");
    Files.writeString(folder.resolve("results/20261121-2-Shop/run.json"), "{\"version\": ");
    assertThat(store.list()).extracting(RunSummary::id).containsExactly("20261121-1-Shop");
    RunFolder damaged = store.find("20261121-2-Shop").orElseThrow();
    assertThatThrownBy(damaged::record).hasMessageContaining("20261121-2-Shop cannot be read");
  }

  @Test
  void theListIsRightWithoutItsIndexAndWithAnOldOne() throws IOException {
    keep("20261121-1-Shop");
    keep("20261121-2-Shop");
    List<RunSummary> both = store.list();
    Path index = folder.resolve("results/index.json");
    assertThat(index).exists();
    byte[] old = Files.readAllBytes(index);

    keep("20261121-3-Shop");
    store.mark("20261121-1-Shop", new Marks("first", null, List.of("slow"), true));
    store.delete("20261121-2-Shop");
    Files.write(index, old);

    List<RunSummary> now = store.list();
    assertThat(now)
        .extracting(RunSummary::id)
        .containsExactly("20261121-3-Shop", "20261121-1-Shop");
    assertThat(now.getLast().marks().tags()).containsExactly("slow");
    Files.writeString(index, "no index");
    assertThat(store.list()).isEqualTo(now).isNotEqualTo(both);
    Files.delete(index);
    assertThat(new FolderStore(folder.resolve("results")).list()).isEqualTo(now);
  }

  @Test
  void aBaselineIsNotDeleted() throws IOException {
    keep("20261121-1-Shop");
    store.mark("20261121-1-Shop", new Marks(null, null, List.of(), true));
    assertThatThrownBy(() -> store.delete("20261121-1-Shop")).hasMessageContaining("is a baseline");
    store.mark("20261121-1-Shop", Marks.NONE);
    store.delete("20261121-1-Shop");
    assertThat(store.find("20261121-1-Shop")).isEmpty();
    assertThatThrownBy(() -> store.delete("20261121-1-Shop"))
        .hasMessageContaining("There is no run 20261121-1-Shop");
  }

  @Test
  void anIdReachesNothingElse() throws IOException {
    Path secret = Files.createDirectories(folder.resolve("secret"));
    Files.writeString(secret.resolve("run.json"), "{}");
    keep("20261121-1-Shop");
    for (String id : List.of("../secret", secret.toString(), "..", ".", "", "a/../../secret")) {
      assertThat(store.find(id)).as(id).isEmpty();
      assertThatThrownBy(() -> store.delete(id)).hasMessageContaining("There is no run");
    }
    assertThat(secret.resolve("run.json")).exists();
  }
}
