package io.broadside.controller.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.controller.FileTree;
import io.broadside.controller.naming.Asked;
import io.broadside.controller.naming.Named;
import io.broadside.controller.naming.Naming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project's own wrapper is what builds it; here it is a script that plays a build. */
class BuildIT {

  @TempDir Path folder;
  @TempDir Path to;
  private final List<String> said = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void writeWhatNeedsALibrary() throws Exception {
    write(
        "src/test/java/shop/Shop.java",
        """
        package shop;
        import com.acme.Names;
        public class Shop extends io.gatling.javaapi.core.Simulation { Names names; }
        """);
    write("src/test/resources/data/users.csv", "name");
    write("src/test/resources/filtered.txt", "${version}");
    jar("com/acme/names-1.0.jar", "com/acme/Names.class");
    jar("io/gatling/gatling-core/gatling-core-3.11.5.jar", "io/gatling/core/Predef.class");
    jar("org/slf4j/slf4j-api-1.0.jar", "org/slf4j/Logger.class");
    jar("acme/config-9.jar", "acme/Config.class");
  }

  @Test
  void itsOutputAndTheLibrariesThatTheWorkersLackAreSentAndProgressIsShown() throws Exception {
    write("pom.xml", "<project/>");
    script(
        "mvnw",
        """
        #!/bin/sh
        echo "$@" > asked.txt
        echo "[INFO] Compiling 1 source file"
        mkdir -p target/test-classes/shop target/classes/data
        cp -r src/test/resources/. target/test-classes
        echo x > target/test-classes/shop/Shop.class
        echo 1.0 > target/test-classes/filtered.txt
        find REPOSITORY -name '*.jar' | sort | tr '\\n' ':' > target/broadside.classpath
        """);

    Named named = resolve();

    assertThat(Files.readString(folder.resolve("asked.txt")))
        .contains(
            "-B -f ", "/pom.xml test-compile org.apache.maven.plugins:maven-dependency-plugin:");
    assertThat(said)
        .anyMatch(
            s -> s.matches("Building .* with its mvnw, because package com.acme is missing.*"))
        .anyMatch(s -> s.startsWith("The project is made for Gatling 3.11.5. It runs with "));
    assertThat(progress).containsExactly("[INFO] Compiling 1 source file");
    assertThat(sent(named))
        .containsExactly(
            "asked.txt",
            "filtered.txt",
            "lib/100-config-9.jar",
            "lib/101-names-1.0.jar",
            "shop/Shop.class",
            "src/test/resources/data/users.csv",
            "src/test/resources/filtered.txt");
  }

  @Test
  void gradleIsAskedForTheClassPathOfTheModule() throws Exception {
    write("settings.gradle", "include 'load'");
    write("load/build.gradle.kts", "plugins { java }");
    Files.createDirectories(folder.resolve("load"));
    Files.move(folder.resolve("src"), folder.resolve("load/src"));
    script(
        "gradlew",
        """
        #!/bin/sh
        echo "$@" > asked.txt
        for a in "$@"; do
          case $a in
            -Dbroadside.output=*) output=${a#*=} ;;
            *.gradle) cp "$a" init.txt ;;
          esac
        done
        mkdir -p build/classes/shop
        echo x > build/classes/shop/Shop.class
        printf '%s:%s' "$PWD/build/classes" REPOSITORY/com/acme/names-1.0.jar > "$output"
        """);

    Named named = resolve();

    Path module = folder.resolve("load");
    assertThat(Files.readString(module.resolve("asked.txt")))
        .contains("--console=plain -I ", "-Dbroadside.project=" + module, "broadsideClassPath");
    assertThat(Files.readString(module.resolve("init.txt"))).contains("findByName('gatling')");
    assertThat(sent(named)).contains("shop/Shop.class", "lib/100-names-1.0.jar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pom.xml|mvnw|[ERROR] Non-resolvable parent POM for shop:1: acme:parent:7 was not found"
            + "|Non-resolvable parent POM",
        "pom.xml|mvnw|[ERROR] /a/Shop.java:[2,16] package com.acme does not"
            + " exist|/a/Shop.java:[2,16]",
        "pom.xml|mvnw|[ERROR] error: release version 99 not supported|set JAVA_HOME to it",
        "build.gradle|gradlew|* What went wrong:\\n"
            + "Could not resolve com.acme:names.\\n"
            + "* Try:\\n"
            + "less|Could not resolve com.acme:names.",
        "build.gradle|gradlew|/a/Shop.java:2: error: cannot find symbol\\n"
            + "* What went wrong:\\n"
            + "failed|/a/Shop.java:2: error: cannot find symbol",
        "build.sbt|sbt|\033[31m[error]\033[0m (update) not found: com.acme|(update) not found:"
            + " com.acme",
        "build.sbt|sbt|nothing of use|nothing of use"
      })
  void aBuildThatFailsIsShownInShortWithItsLog(
      String buildFile, String wrapper, String output, String shown) throws Exception {
    write(buildFile, "");
    script(
        wrapper,
        "#!/bin/sh\ncat <<'END'\n[INFO] begins\n%s\n[ERROR] To see the full stack trace\nEND\nexit 1\n"
            .formatted(output.replace("\\n", "\n").replace("\\033", "\033")));

    ProjectException failed = catchThrowableOfType(ProjectException.class, this::resolve);

    assertThat(failed.isBuild()).isTrue();
    assertThat(failed.getMessage())
        .contains("The build of ", " by its " + wrapper + " failed", shown)
        .doesNotContain("To see the full", "* Try", "\033");
    Matcher log = Pattern.compile("is in (\\S+\\.log)\\.").matcher(failed.getMessage());
    assertThat(log.find()).isTrue();
    assertThat(Path.of(log.group(1))).content().contains("begins", "To see the full");
    Files.delete(Path.of(log.group(1)));
  }

  @Test
  void whatNeedsNoBuildRunsThoughTheBuildFails() throws Exception {
    write(
        "src/test/java/shop/Shop.java",
        "public class Shop extends io.gatling.javaapi.core.Simulation {}");
    write("pom.xml", "<project><testResources></testResources></project>");
    script("mvnw", "#!/bin/sh\necho '[ERROR] no network'\nexit 1\n");
    assertThat(sent(resolve())).contains("src/test/java/shop/Shop.java");
    assertThat(said).anyMatch(s -> s.endsWith("so only its sources are sent."));
  }

  private void jar(String name, String entry) throws Exception {
    Path file = to.resolve("repository").resolve(name);
    Files.createDirectories(file.getParent());
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry(entry));
    }
  }

  /** Not executable, as one that came out of a zip. */
  private void script(String name, String text) throws IOException {
    write(name, text.replace("REPOSITORY", "'" + to.resolve("repository") + "'"));
  }

  private Named resolve() throws ProjectException {
    Workshop shop =
        new Workshop(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Path.of(System.getProperty("broadside.home", ".."), "worker/target/worker.jar"),
            said::add,
            progress::add);
    return new Naming(shop).resolve(new Asked(folder.toString(), null, null));
  }

  private List<String> sent(Named named) throws Exception {
    return FileTree.of(Objects.requireNonNull(named.bundle()), to).files();
  }

  private void write(String name, String text) throws IOException {
    new FileTree(folder).write(name, text);
  }
}
