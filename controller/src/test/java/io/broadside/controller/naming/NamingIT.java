package io.broadside.controller.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.controller.FileTree;
import io.broadside.controller.Jar;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent of what was named, and what is refused at once; nothing here is built. */
class NamingIT {

  private static final String SIMULATION =
      "import io.gatling.javaapi.core.*; public class %s extends Simulation {}";

  @TempDir Path folder;
  @TempDir Path to;
  private final List<String> said = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"Visit.java", "Größe.java", "my load.java", "-x.java", "負荷.java"})
  void aFileIsSentWithWhatItNeedsAndUnderItsOwnName(String name) throws Exception {
    write(name, SIMULATION.formatted(name.replaceAll("[- ]|\\.java", "")));
    write("resources/users.csv", "name");
    write("Other.java", "class Other {}");
    Named named = resolve(name, null);
    assertThat(named.name()).isEqualTo(name);
    assertThat(named.simulation()).isNull();
    assertThat(sent(named)).hasSize(2).contains("resources/users.csv").doesNotContain("Other.java");
  }

  @Test
  void longNamesThatDifferAtTheirEndsStayApart() throws Exception {
    String name = "n".repeat(200);
    write(name + "1/Visit.java", SIMULATION.formatted("Visit"));
    assertThat(resolve(name + "1", null).name()).isEqualTo(name + "1");
  }

  @Test
  void aClassOfTheWorkersIsNotLookedFor() throws Exception {
    assertThat(resolve("shop.Größe$Inner", null))
        .isEqualTo(new Named("", null, "shop.Größe$Inner"));
  }

  @ParameterizedTest
  @CsvSource({
    "Nowhere.java, There is no file or folder ",
    "no/where, There is no file or folder ",
    "empty, is not a simulation. It must be Java",
    "picture.java, is not a simulation. It must be Java",
    "broken.jar, is not a simulation. It must be Java",
    "cut.jar, is not a readable jar or zip file",
    "letter.docx, There is no simulation in ",
    "slip.zip, The bundle's entry ../Slip.java points outside its folder.",
    "notes.txt, is not a simulation. It must be Java",
    "Plain.java, is not a simulation: no class in it extends",
    "Plain.class, is not a simulation. It must be Java",
    "papers, There is no simulation in ",
    "plain, There is no simulation in ",
    "scala, Name the folder with its pom.xml",
    "/, is the whole file system. Name the folder",
    "/etc/passwd, is not a simulation. It must be Java",
    "/dev/zero, is neither a file nor a folder",
    "Alone.kt, './broadside run CLASS --jar FILE.jar'"
  })
  void whatCannotRunIsRefusedWithAReason(String what, String reason) throws Exception {
    write("empty", "");
    Files.write(folder.resolve("picture.java"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
    write("broken.jar", "PK\3\4 and no more");
    byte[] jar = Jar.of("shop", Map.of("Shop", "public class Shop extends Simulation {}"));
    Files.write(folder.resolve("cut.jar"), Arrays.copyOf(jar, jar.length / 2));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("letter.docx")))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("slip.zip")))) {
      zip.putNextEntry(new ZipEntry("../Slip.java"));
    }
    write("notes.txt", "The class of 2025 shall import the record {of} all.");
    write("Plain.java", "public class Plain {}");
    Files.write(folder.resolve("Plain.class"), new byte[] {(byte) 0xca, (byte) 0xfe, 0, 65});
    write("papers/notes.txt", "class");
    write("plain/Plain.java", "public class Plain {}");
    write("scala/Shop.scala", "class Shop extends Simulation");
    write("Alone.kt", "import io.gatling.javaapi.core.*\nclass Alone : Simulation()");
    assertThat(refusal(what, null)).contains(reason, what).doesNotContain("\tat ");
  }

  @Test
  void aProjectWithoutASimulationIsNotBuiltInVain() throws Exception {
    write("pom.xml", "<project/>");
    write("src/main/java/App.java", "import com.acme.*; class App {}");
    write("mvnw", "#!/bin/sh\ntouch built");
    assertThat(refusal(".", null)).startsWith("There is no simulation in ");
    assertThat(folder.resolve("built")).doesNotExist();
    assertThat(said).isEmpty();
  }

  @Test
  void aProjectIsSentAsItIsWhereItNeedsNoBuild() throws Exception {
    write("pom.xml", "<project><parent>unreachable</parent></project>");
    write(
        "src/main/java/app/Application.java",
        "package app; import org.springframework.boot.*; class A {}");
    write("src/main/webapp/index.html", "<html>");
    write("src/test/java/shop/Shop.java", "package shop; " + SIMULATION.formatted("Shop"));
    write("src/test/java/shop/util/Config.java", "package shop.util; public class Config {}");
    write("src/test/resources/data/users.csv", "name");
    write("data/more.csv", "name");
    write("target/classes/old.csv", "old");
    write("node_modules/x/x.js", "x");
    write("mvnw", "#!/bin/sh\nexit 1");
    write(".git/config", "secret");
    write("other/pom.xml", "<project/>");
    write("other/src/test/java/Other.java", SIMULATION.formatted("Other"));
    Named named = resolve(".", null);
    assertThat(sent(named))
        .containsExactlyInAnyOrder(
            "src/main/java/app/Application.java",
            "src/test/java/shop/Shop.java",
            "src/test/java/shop/util/Config.java",
            "src/test/resources/data/users.csv",
            "data/more.csv");
    assertThat(named.name()).isEqualTo(folder.getFileName().toString());
    assertThat(said).isEmpty();
    assertThat(resolve("src/test/java/shop/Shop.java", null).simulation()).isEqualTo("shop.Shop");
  }

  @Test
  void anotherGatlingThatAProjectIsMadeForIsSaid() throws Exception {
    write(
        "pom.xml",
        "<project><properties><gatling.version>3.11.5</gatling.version></properties></project>");
    write("src/test/java/Shop.java", SIMULATION.formatted("Shop"));
    resolve(".", null);
    assertThat(said)
        .singleElement()
        .asString()
        .matches(
            "The project is made for Gatling 3.11.5. It runs with Gatling 3.* the version of the"
                + " workers.");
  }

  @Test
  void ofSeveralModulesTheOneWithTheSimulationIsSent() throws Exception {
    write(
        "pom.xml",
        "<project><modules><module>app</module><module>load</module></modules></project>");
    write("app/pom.xml", "<project/>");
    write("app/src/main/java/App.java", "class App {}");
    write("load/pom.xml", "<project/>");
    write("load/src/test/java/Shop.java", SIMULATION.formatted("Shop"));
    assertThat(sent(resolve(".", null))).containsExactly("src/test/java/Shop.java");
  }

  @Test
  void theAdviceForSeveralModulesWithSimulationsHolds() throws Exception {
    write("pom.xml", "<project><modules><module>a</module><module>b</module></modules></project>");
    for (String module : List.of("a", "b")) {
      write(module + "/pom.xml", "<project/>");
      write(module + "/src/test/java/Of" + module + ".java", SIMULATION.formatted("Of" + module));
    }
    String refusal = refusal(".", null);
    assertThat(refusal).startsWith("Several modules of ").contains("./broadside run ");
    String advised = refusal.replaceAll("(?s).*\\./broadside run ", "");
    assertThat(sent(resolve(advised, null))).containsExactly("src/test/java/Ofb.java");
    assertThat(sent(resolve(".", "Ofa"))).containsExactly("src/test/java/Ofa.java");
  }

  private Named resolve(String what, @Nullable String simulation) throws Exception {
    return new Naming(shop()).resolve(asked(what, simulation));
  }

  private String refusal(String what, @Nullable String simulation) {
    return String.valueOf(
        catchThrowableOfType(
                ProjectException.class, () -> new Naming(shop()).resolve(asked(what, simulation)))
            .getMessage());
  }

  /** Paths are relative to the test's folder, as to somebody's working folder. */
  private Asked asked(String what, @Nullable String simulation) {
    if (what.startsWith("/")) {
      return new Asked(what, null, simulation);
    }
    boolean path = what.contains("/") || Files.exists(folder.resolve(what)) || what.contains(".j");
    return new Asked(path ? folder.resolve(what).toString() : what, null, simulation);
  }

  private Workshop shop() {
    return new Workshop(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of(System.getProperty("broadside.home", ".."), "worker/target/worker.jar"),
        said::add,
        line -> {});
  }

  private List<String> sent(Named named) throws Exception {
    return FileTree.of(Objects.requireNonNull(named.bundle()), to).files();
  }

  private void write(String name, String text) throws IOException {
    new FileTree(folder).write(name, text);
  }
}
