package io.broadside.worker.supervisor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the files of one engine, gone with it.
 *
 * @param folder where the engine's last words are
 */
public record Scratch(Path folder) implements AutoCloseable {

  /** A new one, in the temporary folder. */
  public static Scratch create(String instance) throws IOException {
    Path folder = Files.createTempDirectory("broadside-" + instance + "-");
    Files.createDirectory(folder.resolve("files"));
    return new Scratch(folder);
  }

  /** The engine's working folder; empty at first. */
  public Path files() {
    return folder.resolve("files");
  }

  /** Deletes what can be deleted: a leftover in the temporary folder is no reason to fail. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      System.err.println("Cannot delete " + folder + ": " + e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
