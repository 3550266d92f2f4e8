package io.broadside.plan.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that a plan may name. */
@FunctionalInterface
public interface PlanFiles {

  /** Nothing lies beside the plan. */
  PlanFiles NONE = name -> Optional.empty();

  /**
   * Opens a file by the name that the plan has for it; empty where there is none.
   *
   * @throws IOException if it cannot be read
   */
  Optional<InputStream> open(String name) throws IOException;

  /** Those in a folder and below it, and no others, by links neither. */
  static PlanFiles in(Path folder) {
    return name -> {
      try {
        Path file = folder.resolve(name).normalize();
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
          return Optional.empty();
        }
        return Optional.of(Files.newInputStream(file));
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    };
  }
}
