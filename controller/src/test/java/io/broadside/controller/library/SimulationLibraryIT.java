package io.broadside.controller.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.bundle.Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationLibraryIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Shop.java", "shop", "shop.jar"})
  void whatWasUploadedToAnotherControllerIsTakenBackByteForByte(String name) throws Exception {
    SimulationLibrary first = library("first");
    first.put(name, bytes(name.endsWith(".jar") ? "PK is how a jar begins" : "class Shop {}"));
    Bundle uploaded = first.bundle(name).orElseThrow();

    SimulationLibrary second = library("second");
    second.restore(name, uploaded);

    assertThat(second.bundle(name).orElseThrow().digest()).isEqualTo(uploaded.digest());
    assertThat(second.list()).extracting(SimulationEntry::source).containsExactly("upload");
  }

  @Test
  void nothingIsReplacedByWhatIsTakenBack() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("base")).resolve("Shop.java"), "new");
    SimulationLibrary library = library("uploads");
    String digest = library.bundle("Shop.java").orElseThrow().digest();

    library.restore("Shop.java", Bundle.of(bytes("old")));

    assertThat(library.bundle("Shop.java").orElseThrow().digest()).isEqualTo(digest);
  }

  @Test
  void aNameThatLeadsElsewhereIsNotTaken() {
    library("uploads").restore("../Shop.java", Bundle.of(bytes("x")));
    assertThat(folder.resolve("Shop.java.zip")).doesNotExist();
  }

  private SimulationLibrary library(String uploads) {
    return new SimulationLibrary(folder.resolve("base"), folder.resolve(uploads));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
