package io.broadside.controller.cli;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.problem.PlanException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A plan that somebody names.
 *
 * @param path of the file, as it was given
 */
record PlanFile(Path path) {

  /**
   * Reads it.
   *
   * @throws CliException with all that is wrong with it, a line each, such as {@code shop.yaml:3:5
   *     …}
   */
  TestPlan read() throws CliException {
    Path absolute = path.toAbsolutePath();
    Path folder = Objects.requireNonNullElse(absolute.getParent(), absolute);
    try {
      return PlanLoader.load(name(), PlanFiles.in(folder));
    } catch (PlanException e) {
      throw new CliException(
          ExitCode.USAGE,
          e.problems().stream().map(p -> path + ":" + p).collect(Collectors.joining("\n")));
    }
  }

  /** A name for a class, made of the file's: {@code LogInPlan} of {@code log-in.yaml}. */
  String className() {
    StringBuilder made = new StringBuilder();
    for (String word : name().replaceAll("\\.[^.]*$", "").split("[^\\p{Alnum}]+", -1)) {
      if (!word.isEmpty()) {
        made.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    String start = made.isEmpty() || !Character.isJavaIdentifierStart(made.charAt(0)) ? "The" : "";
    return start + made + "Plan";
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }
}
