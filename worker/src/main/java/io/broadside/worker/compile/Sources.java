package io.broadside.worker.compile;

import io.broadside.worker.failure.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a compilation, and where its classes go.
 *
 * @param folder that the files are in, for messages
 * @param files all Java sources
 * @param jars that they may need, or that the simulation may be in
 * @param classes the folder for the classes, where others may be already
 */
public record Sources(Path folder, List<Path> files, List<Path> jars, Path classes) {

  /** Copies the lists. */
  public Sources {
    files = List.copyOf(files);
    jars = List.copyOf(jars);
  }

  /**
   * Compiles all that there is; where that does not go, only what the simulation needs.
   *
   * @param simulation its name, null for the only one there is
   * @return the simulations that do not compile and are not asked for
   * @throws FailureException with the errors of the one that is
   */
  public List<String> compile(@Nullable String simulation) throws FailureException, IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    try (SourceCompiler compiler = new SourceCompiler(this)) {
      Compilation compilation = new Compilation(compiler, compiler.read());
      return simulation == null
          ? compilation.ofTheOnlyOne(!jars.isEmpty())
          : compilation.of(simulation);
    }
  }
}
