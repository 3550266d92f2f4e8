package io.broadside.protocol.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip of a simulation's files: Java sources, jars, and resources such as feeder files. The same
 * files give the same bytes, and so the same digest. Immutable as long as nobody writes to the
 * array.
 *
 * @param zip the bytes
 * @param digest SHA-256 of them, in lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bundle(byte[] zip, String digest) {

  /** The largest bundle, packed: 64 MiB. */
  public static final int MAX_PACKED_BYTES = 64 << 20;

  /** The earliest time that a zip can name; the files' own times are nobody's business. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The most that a bundle may unpack to: 512 MiB. */
  public static final long MAX_UNPACKED_BYTES = 512L << 20;

  /** The most files and folders that a bundle may have. */
  public static final int MAX_ENTRIES = 20_000;

  private static final int BUFFER_BYTES = 32 << 10;

  /** Takes bytes as they are. */
  public static Bundle of(byte[] zip) {
    return new Bundle(zip, sha256(zip));
  }

  /**
   * Packs all below a folder, or one file with the folder {@code resources} beside it.
   *
   * @throws BundleException if the path does not exist, is empty, or is too large
   */
  public static Bundle pack(Path path) throws BundleException {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return pack(absolute, List.of(absolute), file -> true);
    }
    if (!Files.isRegularFile(absolute)) {
      throw new BundleException("There is no file or folder " + path + ".");
    }
    Path folder = Objects.requireNonNull(absolute.getParent());
    Path resources = folder.resolve("resources");
    return pack(
        folder,
        Files.isDirectory(resources) ? List.of(absolute, resources) : List.of(absolute),
        file -> true);
  }

  /**
   * Packs those files below a folder that are wanted; hidden ones never are.
   *
   * @throws BundleException if there are none, or they are too large
   */
  public static Bundle pack(Path root, Predicate<Path> wanted) throws BundleException {
    return pack(root, List.of(root), wanted);
  }

  /** Looks below those paths alone: what else lies beside them may be a whole home. */
  private static Bundle pack(Path root, List<Path> below, Predicate<Path> wanted)
      throws BundleException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<Path> files = files(root, below, wanted);
      if (files.isEmpty()) {
        throw new BundleException("There is nothing in " + root + ".");
      }
      if (files.size() > MAX_ENTRIES) {
        throw new BundleException(
            root + " has more than 20,000 files; name the simulation's own folder instead.");
      }
      long total = 0;
      for (Path file : files) {
        total += Files.size(file);
        if (total > MAX_UNPACKED_BYTES) {
          throw new BundleException(
              root + " is larger than 512 MiB; name the simulation's own folder instead.");
        }
        ZipEntry entry = new ZipEntry(root.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
        if (bytes.size() > MAX_PACKED_BYTES) {
          break; // too large already: do not fill the memory with the rest
        }
      }
    } catch (IOException e) {
      throw new BundleException("Cannot read " + root + ": " + e);
    }
    if (bytes.size() > MAX_PACKED_BYTES) {
      throw new BundleException(
          root + " is larger than 64 MiB when packed; leave out what is not needed.");
    }
    return of(bytes.toByteArray());
  }

  /**
   * Unpacks into an empty folder.
   *
   * @throws BundleException if it is no zip, reaches outside the folder, or is too large
   */
  public void unpack(Path folder) throws BundleException {
    long left = MAX_UNPACKED_BYTES;
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new BundleException(
              "The bundle's entry " + entry.getName() + " leads out of its folder.");
        }
        if (++entries > MAX_ENTRIES) {
          throw new BundleException("The bundle has more than 20,000 files.");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          left -= write(in, file, left);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException("The bundle cannot be unpacked: " + e.getMessage());
    }
    if (entries == 0) {
      throw new BundleException("The bundle is empty, or no zip.");
    }
  }

  /** By small pieces, whatever size the zip pretends; returns how many bytes. */
  private static long write(InputStream in, Path file, long most)
      throws IOException, BundleException {
    long size = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        size += count;
        if (size > most) {
          throw new BundleException("The bundle unpacks to more than 512 MiB.");
        }
        out.write(buffer, 0, count);
      }
    }
    return size;
  }

  private static List<Path> files(Path root, List<Path> below, Predicate<Path> wanted)
      throws IOException {
    List<Path> files = new ArrayList<>();
    FileVisitor<Path> visitor =
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
            return FileVisitResult.CONTINUE;
          }
        };
    for (Path start : below) {
      Files.walkFileTree(start, visitor);
    }
    files.sort(Comparator.naturalOrder());
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

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
