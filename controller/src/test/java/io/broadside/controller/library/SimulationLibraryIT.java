package io.broadside.controller.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.bundle.Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

  @Test
  void anUnderscoreMayComeFirstAndADotMayNot() throws Exception {
    assertThat(library("uploads").put("_load.java", bytes("class Load {}")).name())
        .isEqualTo("_load.java");
    assertThatThrownBy(() -> library("uploads").put(".load.java", bytes("class Load {}")))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("no dot or dash first");
  }

  @Test
  void theOldestUploadMakesRoom() throws Exception {
    SimulationLibrary library = library("uploads");
    for (int i = 0; i < 200; i++) {
      library.put("load-" + i, bytes("class Load {}"));
    }
    Files.setLastModifiedTime(folder.resolve("uploads/load-7.zip"), FileTime.fromMillis(0));

    library.put("load-8", bytes("class Load {}"));
    assertThat(library.bundle("load-7")).as("one of its name takes no room").isPresent();
    library.put("more", bytes("class Load {}"));

    assertThat(library.bundle("load-7")).isEmpty();
    assertThat(library.list()).hasSize(200).extracting(SimulationEntry::name).contains("more");
  }

  private SimulationLibrary library(String uploads) {
    return new SimulationLibrary(folder.resolve("base"), folder.resolve(uploads));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
