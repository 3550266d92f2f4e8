package io.broadside.controller.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.FileTree;
import io.broadside.protocol.bundle.Bundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationLibraryIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Shop.java", "shop", "shop.jar", "Größe (2).java"})
  void whatWasUploadedToAnotherControllerIsTakenBackByteForByte(String name) throws Exception {
    SimulationLibrary first = library("first");
    put(first, name, name.endsWith(".jar") ? jar() : bytes("class Shop {}"));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_load.java",
        "-x.java",
        ".hidden",
        "ümläut proj",
        "my (old) test",
        "負荷試験.java",
        "~f00",
        "LOAD.java",
        "load.java",
        "a.name",
        "a"
      })
  void anyNameOfAFileIsTaken(String name) throws Exception {
    SimulationLibrary library = library("uploads");
    put(library, "other", bytes("class Other {}"));
    assertThat(put(library, name, bytes("class Load {}")).name()).isEqualTo(name);
    assertThat(library.bundle(name)).isPresent();
    assertThat(library.list()).extracting(SimulationEntry::name).contains(name, "other");
    try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
      assertThat(files).allMatch(f -> f.getFileName().toString().matches("[\\x21-\\x7e]+"));
    }
  }

  @Test
  void longNamesThatDifferAtTheirEndsAreTwo() throws Exception {
    SimulationLibrary library = library("uploads");
    String name = "A".repeat(200);
    put(library, name + "1.java", bytes("class One {}"));
    put(library, name + "2.java", bytes("class Two {}"));
    assertThat(library.bundle(name + "1.java").orElseThrow().digest())
        .isNotEqualTo(library.bundle(name + "2.java").orElseThrow().digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", "a/b", "a\\b", "a\nb"})
  void whatNoFileCanBeCalledIsRefused(String name) {
    assertThatThrownBy(() -> put(library("uploads"), name, bytes("class Load {}")))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("is not a valid name for a simulation. A name has 1 to 255");
    assertThatThrownBy(() -> put(library("uploads"), "x".repeat(256), bytes("class Load {}")))
        .isInstanceOf(LibraryException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "load, public final class Größe extends Base {}, Größe.java",
    "load.jar, class Load {}, load.jar.java",
    "Load.java, class Load {}, Load.java",
    "x.kt, // public class Old {}\\npublic class Load {}, Load.java"
  })
  void javaIsKnownByWhatItSaysAndNamedByItsPublicClass(String name, String text, String file)
      throws Exception {
    assertThat(uploaded(name, bytes(text.replace("\\n", "\n")))).containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.jar", "shop.zip", "shop", "Shop.java"})
  void aJarAndAZipAreKnownByTheirBytes(String name) throws Exception {
    String jar = name.endsWith(".jar") ? name : name + ".jar";
    assertThat(uploaded(name, jar())).containsExactly(jar);
    assertThat(uploaded(name, zip("shop/Shop.class"))).containsExactly("shop/Shop.class");
  }

  @Test
  void aZipThatNoWorkerWouldUnpackIsRefused() {
    assertThatThrownBy(() -> put(library("uploads"), "slip", zip("../Slip.java")))
        .isInstanceOf(LibraryException.class)
        .hasMessage("The bundle's entry ../Slip.java points outside its folder.");
    assertThat(library("uploads").list()).extracting(SimulationEntry::name).doesNotContain("slip");
  }

  @ParameterizedTest
  @CsvSource({
    "'import io.gatling.core.Predef._\nclass A extends Simulation { }', Kotlin or Scala",
    "'package a\nimport io.gatling.javaapi.core.*\nclass A : Simulation() { }', Kotlin or Scala",
    "'<html>no class</html>', must be a Java file in UTF-8",
    "'\u0000\u0001 class X ', must be a Java file in UTF-8",
    "PKnonsense, an empty or damaged zip"
  })
  void whatIsNoneOfThemIsRefused(String text, String reason) {
    String content = text.replace("\\n", "\n").replace("\\u0000", "\0").replace("PK", "PK\3\4");
    assertThatThrownBy(() -> put(library("uploads"), "A.java", bytes(content)))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theFoldersEntriesAreItsJavaFilesAndItsJarsWhateverTheirNames() throws Exception {
    Path base = Files.createDirectories(folder.resolve("base"));
    Files.writeString(base.resolve("Größe.java"), "class A {}");
    Files.writeString(base.resolve("my load.java"), "class B {}");
    Files.write(base.resolve("shop.jar"), jar());
    Files.writeString(base.resolve("users.csv"), "name");
    SimulationLibrary library = library("uploads");
    assertThat(library.list())
        .extracting(SimulationEntry::name)
        .containsExactly("Größe.java", "my load.java", "shop.jar");
    assertThat(FileTree.of(library.bundle("Größe.java").orElseThrow(), folder).files())
        .containsExactly("Größe.java", "shop.jar", "users.csv");
    assertThat(FileTree.of(library.bundle("shop.jar").orElseThrow(), folder).files())
        .containsExactly("shop.jar", "users.csv");
    assertThat(library.bundle("users.csv")).isEmpty();
    assertThat(library.bundle("../base/shop.jar")).isEmpty();
  }

  @Test
  void theOldestUploadMakesRoom() throws Exception {
    SimulationLibrary library = library("uploads");
    for (int i = 0; i < 200; i++) {
      put(library, "load-" + i, bytes("class Load {}"));
    }
    Files.setLastModifiedTime(folder.resolve("uploads/load-7.zip"), FileTime.fromMillis(0));

    put(library, "load-8", bytes("class Load {}"));
    assertThat(library.bundle("load-7")).as("one of its name takes no room").isPresent();
    put(library, "more", bytes("class Load {}"));

    assertThat(library.bundle("load-7")).isEmpty();
    assertThat(library.list()).hasSize(200).extracting(SimulationEntry::name).contains("more");
  }

  @Test
  void ofMoreThanAGibibyteTheOldestMakesRoom() throws Exception {
    SimulationLibrary library = library("uploads");
    for (int i = 0; i < 3; i++) {
      put(library, "load-" + i, bytes("class Load {}"));
      Path file = folder.resolve("uploads/load-" + i + ".zip");
      try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
        large.setLength(400L << 20);
      }
      Files.setLastModifiedTime(file, FileTime.fromMillis(i));
    }

    put(library, "more", bytes("class Load {}"));

    assertThat(folder.resolve("uploads")).isDirectoryNotContaining("glob:**/load-0.zip");
    assertThat(folder.resolve("uploads")).isDirectoryContaining("glob:**/load-1.zip");
  }

  @Test
  void whatIsNotTakenLeavesNothingBehind() throws Exception {
    SimulationLibrary library = library("uploads");
    assertThatThrownBy(() -> put(library, "A.java", bytes("no code")))
        .isInstanceOf(LibraryException.class);
    assertThat(folder.resolve("uploads")).isEmptyDirectory();
  }

  private List<String> uploaded(String name, byte[] content) throws Exception {
    SimulationLibrary library = library("uploads");
    put(library, name, content);
    return FileTree.of(library.bundle(name).orElseThrow(), folder).files();
  }

  private static byte[] jar() throws Exception {
    return zip("META-INF/MANIFEST.MF", "Shop.class");
  }

  private static byte[] zip(String... names) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return bytes.toByteArray();
  }

  private SimulationLibrary library(String uploads) {
    return new SimulationLibrary(folder.resolve("base"), folder.resolve(uploads));
  }

  private static SimulationEntry put(SimulationLibrary to, String name, byte[] content)
      throws Exception {
    return to.put(name, new ByteArrayInputStream(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
