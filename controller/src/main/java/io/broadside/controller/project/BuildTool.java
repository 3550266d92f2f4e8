package io.broadside.controller.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The build tools whose projects are built as they are. */
public enum BuildTool {
  MAVEN("Maven", "mvnw", "mvn", "pom.xml"),
  GRADLE(
      "Gradle",
      "gradlew",
      "gradle",
      "build.gradle build.gradle.kts settings.gradle settings.gradle.kts"),
  SBT("sbt", "sbt", "sbt", "build.sbt");

  final String title;
  final String wrapper;
  final String program;
  private final String files;

  BuildTool(String title, String wrapper, String program, String files) {
    this.title = title;
    this.wrapper = wrapper;
    this.program = program;
    this.files = files;
  }

  /** The one that a folder is built by: of several, the one whose wrapper is there. */
  static Optional<BuildTool> of(Path folder) {
    List<BuildTool> found =
        Arrays.stream(values()).filter(t -> t.buildFile(folder).isPresent()).toList();
    return found.stream()
        .filter(t -> Files.isRegularFile(folder.resolve(t.wrapper)))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** Where a folder says how it is built. */
  Optional<Path> buildFile(Path folder) {
    return Arrays.stream(files.split(" "))
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
