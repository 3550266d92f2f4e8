package io.broadside.protocol.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
      return pack(absolute, file -> true);
    }
    if (!Files.isRegularFile(absolute)) {
      throw new BundleException("There is no file or folder " + path + ".");
    }
    Map<String, Path> files = Folder.resourcesBeside(absolute);
    files.put(String.valueOf(absolute.getFileName()), absolute);
    return pack(path.toString(), files);
  }

  /**
   * Packs those files below a folder that are wanted; hidden ones never are.
   *
   * @throws BundleException if there are none, or they are too large
   */
  public static Bundle pack(Path root, Predicate<Path> wanted) throws BundleException {
    return pack(root.toString(), new Folder(root).files(wanted));
  }

  /**
   * Packs files under the names that they are to have.
   *
   * @param what they are, for messages
   * @throws BundleException if there are none, or they are too large
   */
  public static Bundle pack(String what, Map<String, Path> files) throws BundleException {
    if (files.isEmpty()) {
      throw new BundleException("There is nothing in " + what + ".");
    }
    if (files.size() > MAX_ENTRIES) {
      throw new BundleException(
          what + " has more than 20,000 files; name the simulation's own folder instead.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      long total = 0;
      for (String name : inOrder(files.keySet())) {
        Path file = Objects.requireNonNull(files.get(name));
        total += Files.size(file);
        if (total > MAX_UNPACKED_BYTES) {
          throw new BundleException(
              what + " is larger than 512 MiB; name the simulation's own folder instead.");
        }
        begin(zip, name);
        Files.copy(file, zip);
        zip.closeEntry();
        if (bytes.size() > MAX_PACKED_BYTES) {
          break; // too large already: do not fill the memory with the rest
        }
      }
    } catch (IOException e) {
      throw new BundleException("Cannot read " + what + ": " + e);
    }
    if (bytes.size() > MAX_PACKED_BYTES) {
      throw new BundleException(
          what + " is larger than 64 MiB when packed; leave out what is not needed.");
    }
    return of(bytes.toByteArray());
  }

  /**
   * Packs one file that is at hand as bytes.
   *
   * @throws BundleException if it is too large
   */
  public static Bundle of(String name, byte[] content) throws BundleException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      begin(zip, name);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException("Cannot pack " + name + ": " + e.getMessage());
    }
    return of(bytes.toByteArray());
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
  }

  /** A manifest that came first would make a jar of it. */
  private static List<String> inOrder(Collection<String> names) {
    return names.stream()
        .sorted(
            Comparator.comparing((String n) -> n.startsWith("META-INF/"))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /**
   * Unpacks into an empty folder.
   *
   * @throws BundleException if it is no zip, reaches outside the folder, or is too large
   */
  public void unpack(Path folder) throws BundleException {
    walk(folder, true);
  }

  /**
   * Looks whether it can be unpacked, and writes nothing.
   *
   * @throws BundleException if {@link #unpack} would refuse it
   */
  public void demandUnpackable() throws BundleException {
    walk(Path.of("").toAbsolutePath(), false);
  }

  private void walk(Path folder, boolean writes) throws BundleException {
    long left = MAX_UNPACKED_BYTES;
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new BundleException(
              "The bundle's entry " + entry.getName() + " points outside its folder.");
        }
        if (++entries > MAX_ENTRIES) {
          throw new BundleException("The bundle has more than 20,000 files.");
        }
        if (writes) {
          Files.createDirectories(
              entry.isDirectory() ? file : Objects.requireNonNull(file.getParent()));
        }
        if (!entry.isDirectory()) {
          try (OutputStream out =
              writes ? Files.newOutputStream(file) : OutputStream.nullOutputStream()) {
            left -= copy(in, out, left);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException("The bundle cannot be unpacked: " + e.getMessage());
    }
    if (entries == 0) {
      throw new BundleException("The bundle is empty, or not a zip file.");
    }
  }

  /** By small pieces, whatever size the zip pretends; returns how many bytes. */
  private static long copy(InputStream in, OutputStream out, long most)
      throws IOException, BundleException {
    long size = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      size += count;
      if (size > most) {
        throw new BundleException("The bundle unpacks to more than 512 MiB.");
      }
      out.write(buffer, 0, count);
    }
    return size;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
