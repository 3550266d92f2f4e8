package io.broadside.controller.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java simulations, compiled once more against the workers' own Gatling: what was compiled for
 * another version does not find its methods there.
 *
 * @param project whose build has brought the libraries
 * @param classPath what it was built against
 * @param workerLib the folder of the workers' own jars
 * @param classes a folder of its own, gone once this is closed
 */
public record Recompilation(Project project, List<Path> classPath, Path workerLib, Path classes)
    implements AutoCloseable {

  /** With a new folder; compiles nothing yet. */
  public static Recompilation open(Project project, List<Path> classPath, Path workerLib)
      throws IOException {
    return new Recompilation(
        project, classPath, workerLib, Files.createTempDirectory("broadside-classes-"));
  }

  /** Whether they compile so. */
  public boolean run(List<Path> simulations, Path java) throws IOException {
    Path javac = java.resolveSibling("javac");
    if (simulations.isEmpty() || !Files.isExecutable(javac)) {
      return false;
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                javac.toString(),
                "-nowarn",
                "-parameters",
                "-g",
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-sourcepath",
                joined(project.sourceFolders()),
                "-cp",
                joined(
                    Stream.concat(ClassPath.jars(workerLib).stream(), classPath.stream())
                        .toList())));
    if (Runtime.version().feature() > 21) {
      command.add("-proc:full"); // as it always was before
    }
    simulations.forEach(s -> command.add(s.toString()));
    return succeeds(command);
  }

  private static boolean succeeds(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
