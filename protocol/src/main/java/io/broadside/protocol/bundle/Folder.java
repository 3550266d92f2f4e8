package io.broadside.protocol.bundle;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A folder whose files can go into a bundle; hidden ones never do.
 *
 * @param path where it is
 */
public record Folder(Path path) {

  private static final String RESOURCES = "resources";

  /**
   * The files of the folder {@code resources} beside a file, by the names that they have in a
   * bundle with it.
   *
   * @throws BundleException if they cannot be read
   */
  public static Map<String, Path> resourcesBeside(Path file) throws BundleException {
    Folder folder = new Folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Path resources = folder.path.resolve(RESOURCES);
    return Files.isDirectory(resources) ? folder.named(resources, f -> true) : new TreeMap<>();
  }

  /**
   * All files below it, by the names that they have in a bundle; of more than {@link
   * Bundle#MAX_ENTRIES} only some more.
   *
   * @throws BundleException if they cannot be read
   */
  public Map<String, Path> files() throws BundleException {
    return files(f -> true);
  }

  /**
   * The files below it that are wanted, in the same way.
   *
   * @throws BundleException if they cannot be read
   */
  Map<String, Path> files(Predicate<Path> wanted) throws BundleException {
    return named(path, wanted);
  }

  private Map<String, Path> named(Path below, Predicate<Path> wanted) throws BundleException {
    Map<String, Path> files = new TreeMap<>();
    try {
      for (Path file : walk(below, wanted)) {
        files.put(path.relativize(file).toString().replace('\\', '/'), file);
      }
    } catch (IOException e) {
      throw new BundleException("Cannot read " + below + ": " + e);
    }
    return files;
  }

  private static List<Path> walk(Path root, Predicate<Path> wanted) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return hidden(root.relativize(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file) && !hidden(root.relativize(file)) && wanted.test(file)) {
              files.add(file);
            }
            // of a whole disk, no more is looked at than it takes to refuse it
            return files.size() > Bundle.MAX_ENTRIES
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
