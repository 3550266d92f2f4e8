package io.broadside.worker.supervisor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the files of one engine, gone with it.
 *
 * @param folder where the engine's last words are
 */
public record Scratch(Path folder) implements AutoCloseable {

  /**
   * A new one, in the temporary folder. What workers of that name have left there whose process was
   * killed is deleted.
   */
  public static Scratch create(String worker) throws IOException {
    String temporary = System.getProperty("java.io.tmpdir");
    leftovers(Path.of(temporary), worker).forEach(Scratch::close);
    Path folder =
        Files.createTempDirectory(
            "broadside-%s-%d-".formatted(worker, ProcessHandle.current().pid()));
    Files.createDirectory(folder.resolve("files"));
    return new Scratch(folder);
  }

  /** Those of that worker whose maker has ended: its process id is in their name. */
  static List<Scratch> leftovers(Path temporary, String worker) throws IOException {
    Pattern name = Pattern.compile("broadside-" + Pattern.quote(worker) + "-(\\d{1,10})-\\d+");
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> isLeftOver(name.matcher(String.valueOf(folder.getFileName()))))
          .map(Scratch::new)
          .toList();
    }
  }

  private static boolean isLeftOver(Matcher name) {
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
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
