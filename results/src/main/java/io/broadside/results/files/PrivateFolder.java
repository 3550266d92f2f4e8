package io.broadside.results.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder whose files nobody but the user may read: what is made in it is for that user alone. A
 * folder that was there before keeps the permissions that it has. Thread-safe.
 *
 * @param path where it is
 */
public record PrivateFolder(Path path) {

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER = only("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE = only("rw-------");

  private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /** Makes it where it is not there, with the folders that it is in. */
  public void create() throws IOException {
    Files.createDirectories(path, FOLDER);
  }

  /** The folder of that name in it. */
  public PrivateFolder in(String name) {
    return new PrivateFolder(path.resolve(name));
  }

  /** Writes a file of it, all or nothing: what cannot be written leaves nothing behind. */
  public void write(String name, byte[] content) throws IOException {
    Path draft = draft();
    try {
      Files.write(draft, content);
      Files.move(
          draft,
          path.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** An empty hidden file of it, to be written and moved, or deleted, by whoever asked for it. */
  public Path draft() throws IOException {
    create();
    return Files.createTempFile(path, ".", ".part", FILE);
  }

  /** Opens an empty file of it, to be written bit by bit. */
  public OutputStream open(String name) throws IOException {
    create();
    Path file = path.resolve(name);
    Files.deleteIfExists(file);
    return Files.newOutputStream(Files.createFile(file, FILE));
  }

  /** Deletes it with all that is in it; where it is not there, does nothing. */
  public void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Why a file could not be written, as the end of a sentence, without the file's name. */
  public static String reason(IOException problem) {
    String said = problem instanceof FileSystemException of ? of.getReason() : problem.getMessage();
    return said != null
        ? said
        : problem instanceof AccessDeniedException
            ? "permission denied"
            : problem.getClass().getSimpleName();
  }
}
