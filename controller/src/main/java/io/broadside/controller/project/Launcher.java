package io.broadside.controller.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a project's build tool is started: its own wrapper before any that is installed.
 *
 * @param title what it is called
 * @param command without arguments
 */
record Launcher(String title, List<String> command) {

  /**
   * Looks for it.
   *
   * @throws ProjectException if there is none
   */
  static Launcher of(Project project) throws ProjectException {
    BuildTool tool = project.tool();
    for (Path at = project.folder(); at != null; at = at.getParent()) {
      Path wrapper = at.resolve(tool.wrapper);
      if (Files.isRegularFile(wrapper)) {
        // one that came out of a zip cannot be executed, and is a script all the same
        List<String> command =
            Files.isExecutable(wrapper)
                ? List.of(wrapper.toString())
                : List.of("/bin/sh", wrapper.toString());
        return new Launcher("its " + tool.wrapper, command);
      }
    }
    return onPath(tool.program)
        .map(p -> new Launcher(tool.title, List.of(p.toString())))
        .orElseThrow(
            () ->
                ProjectException.build(
                    ("%s is built with %s, but there is neither %s in it nor %s on the PATH."
                            + " Install %s. Or build the project elsewhere, as a jar with all that"
                            + " the simulation needs, and run that: ./broadside run CLASS --jar"
                            + " FILE.jar")
                        .formatted(
                            project.folder(), tool.title, tool.wrapper, tool.program, tool.title)));
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(p -> !p.isEmpty())
        .map(p -> Path.of(p, program).toAbsolutePath())
        .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
        .findFirst();
  }
}
