package io.broadside.worker.scenario.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the files that a plan names. */
public record PlanFolder(Path folder) {

  /**
   * The whole path of a file.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Path path(String name) {
    Path path = folder.resolve(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "there is no file '%s' in the plan's folder or below it".formatted(name));
    }
    return path;
  }

  /** The same as Gatling takes it: it refuses paths through folders of Maven's resources. */
  public String resource(String name) {
    return path(name).toString().replace("/resources/", "/./resources/");
  }

  /** The same where Gatling would replace expressions. */
  public String expression(String name) {
    return resource(name).replace("#{", "\\#{");
  }
}
