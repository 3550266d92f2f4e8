package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.naming.Asked;
import io.broadside.controller.naming.Named;
import io.broadside.controller.naming.Naming;
import io.broadside.controller.project.Workshop;
import io.broadside.results.record.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Projects of the shape of Gatling's own demos, as they are: built by Maven and sbt for real, and
 * by a script that plays Gradle, of which no registry of packages has a current one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class DemoProjectsIT {

  private final List<String> said = new CopyOnWriteArrayList<>();
  private Path folder = Path.of("");
  private Lab lab;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary.resolve("projects");
    Path originals = Path.of("src/test/resources/projects");
    try (Stream<Path> files = Files.walk(originals)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(originals.relativize(file).toString()));
      }
    }
    lab = new Lab(temporary);
  }

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "maven-java, shop.BuySimulation, /fast\\?by=\\p{Lu}\\p{L}*&as=ann, package"
        + " com.github.javafaker",
    "maven-kotlin, shop.BrowseSimulation, /fast\\?by=Jos.*, it is Kotlin",
    "maven-scala, shop.SearchSimulation, /fast\\?q=boots&of=[012], it is Scala",
    "sbt-scala, shop.LookSimulation, /fast\\?q=boots&of=[012], it is Scala",
    "gradle-java, shop.VisitSimulation, /fast\\?by=zoe&page=home, package com.acme.names"
  })
  void runs(String project, String type, String hits, String reason) throws Exception {
    Path at = folder.resolve(project);
    prepare(at);
    int before = lab.target.hits().size();

    Named named = new Naming(shop()).resolve(new Asked(at.toString(), null, null));
    lab.upload(named.name(), Objects.requireNonNull(named.bundle()).zip());
    Live end =
        lab.awaitEnd(
            lab.start(
                RunRequests.of(
                    Map.of(
                        "simulation",
                        named.name(),
                        "target",
                        lab.target.address(),
                        "workers",
                        1,
                        "warmUpSeconds",
                        0))));

    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FINISHED);
    assertThat(end.run().simulationClass()).isEqualTo(type);
    assertThat(lab.target.hits().stream().skip(before).map(h -> h.path()))
        .hasSize(3)
        .allMatch(p -> p.matches(hits));
    assertThat(said).anyMatch(s -> s.startsWith("Building " + project) && s.contains(reason));
    assertThat(said.stream().filter(s -> s.contains("Gatling 3.11.5. It runs with")))
        .as("the only one that is made for another version says so, once")
        .hasSize(said.stream().anyMatch(s -> s.startsWith("Building maven-java")) ? 1 : 0);
  }

  /** What somebody who has sbt or Gradle has. */
  private static void prepare(Path project) throws IOException {
    if (project.endsWith("sbt-scala")) {
      Path launcher = Path.of("target/sbt/sbt-launch.jar").toAbsolutePath();
      Files.writeString(
          project.resolve("sbt"), "#!/bin/sh\nexec java -jar '%s' \"$@\"\n".formatted(launcher));
    }
    if (project.endsWith("gradle-java")) {
      Files.writeString(
          project.resolve("gradlew"),
          """
          #!/bin/sh
          set -e
          for a in "$@"; do case $a in -Dbroadside.output=*) output=${a#*=} ;; esac; done
          mkdir -p build/names build/classes/java/gatling build/resources/gatling
          echo 'package com.acme.names; public class Names { public static String any() { return "zoe"; } }' \\
            > build/Names.java
          %1$s/bin/javac -d build/names build/Names.java
          %1$s/bin/jar cf build/names-1.0.jar -C build/names .
          %1$s/bin/javac -proc:none -cp '%2$s':build/names -d build/classes/java/gatling $(find src/gatling -name '*.java')
          cp -r src/gatling/resources/. build/resources/gatling
          echo "$PWD/build/classes/java/gatling:$PWD/build/resources/gatling:$PWD/build/names-1.0.jar" > "$output"
          """
              .formatted(System.getProperty("java.home"), Lab.WORKER_JAR.toAbsolutePath()));
    }
  }

  private Workshop shop() {
    return new Workshop(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Lab.WORKER_JAR.toAbsolutePath(),
        said::add,
        line -> {});
  }
}
