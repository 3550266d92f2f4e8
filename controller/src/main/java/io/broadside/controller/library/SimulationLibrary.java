package io.broadside.controller.library;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulations in a folder, such as a mounted ConfigMap, and uploaded ones. Each {@code .java} file
 * of the folder is an entry, with all of the folder's other files at hand. Thread-safe.
 */
public final class SimulationLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationLibrary.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final int MOST_UPLOADS = 200;
  private static final String ZIP = ".zip";

  private final Path folder;
  private final Path uploads;

  /**
   * Looks into both folders each time; neither has to exist.
   *
   * @param folder read only
   * @param uploads where uploads are kept
   */
  public SimulationLibrary(Path folder, Path uploads) {
    this.folder = folder;
    this.uploads = uploads;
  }

  /** All entries, by name. */
  public List<SimulationEntry> list() {
    List<SimulationEntry> entries = new ArrayList<>();
    for (String name : names(folder, ".java")) {
      pack(name).ifPresent(b -> entries.add(entry(name, "folder", b)));
    }
    for (String file : names(uploads, ZIP)) {
      String name = file.substring(0, file.length() - ZIP.length());
      upload(name).ifPresent(b -> entries.add(entry(name, "upload", b)));
    }
    return entries;
  }

  /** The files of an entry. */
  public Optional<Bundle> bundle(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return upload(name).or(() -> pack(name));
  }

  /**
   * Takes an upload: a zip or jar as it is, or the text of one Java file; replaces one of the same
   * name. Where there are 200 others, the one that was written the longest ago makes room.
   *
   * @throws LibraryException if the name or the content cannot be taken
   */
  public SimulationEntry put(String name, byte[] content) throws LibraryException {
    if (!NAME.matcher(name).matches()) {
      throw new LibraryException(
          "A simulation's name has letters, digits, dots, dashes and underscores, at most 100, with no dot or dash first: not \"%s\"."
              .formatted(name));
    }
    if (content.length == 0) {
      throw new LibraryException("There is nothing in the upload.");
    }
    boolean zipped = content.length > 3 && content[0] == 'P' && content[1] == 'K';
    boolean jar = zipped && name.endsWith(".jar");
    byte[] zip = zipped && !jar ? content : zipOf(jar ? name : javaName(name, content), content);
    return keep(name, Bundle.of(zip));
  }

  /**
   * Takes back what was uploaded to another controller, unless there is an entry of that name; for
   * a name that cannot be taken, nothing happens.
   */
  public void restore(String name, Bundle bundle) {
    if (NAME.matcher(name).matches() && bundle(name).isEmpty()) {
      keep(name, bundle);
    }
  }

  private SimulationEntry keep(String name, Bundle bundle) {
    try {
      Files.createDirectories(uploads);
      makeRoom(name);
      Path part = Files.createTempFile(uploads, name, ".part");
      Files.write(part, bundle.zip());
      Files.move(
          part,
          uploads.resolve(name + ZIP),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload cannot be kept", e);
    }
    return entry(name, "upload", bundle);
  }

  /** Whoever runs a changing simulation under changing names shall not have to clean up. */
  private void makeRoom(String name) throws IOException {
    List<Path> others =
        names(uploads, ZIP).stream()
            .filter(n -> !n.equals(name + ZIP))
            .map(uploads::resolve)
            .sorted(Comparator.comparing(f -> f.toFile().lastModified()))
            .toList();
    for (Path oldest : others.subList(0, Math.max(0, others.size() - MOST_UPLOADS + 1))) {
      LOG.info("The upload {} makes room for {}", oldest, name);
      Files.deleteIfExists(oldest);
    }
  }

  /** A public class has to be in a file of its name. */
  private static String javaName(String name, byte[] content) {
    String text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
    var found = Pattern.compile("public\\s+(?:final\\s+)?class\\s+(\\w+)").matcher(text);
    return found.find() ? found.group(1) + ".java" : name.endsWith(".java") ? name : name + ".java";
  }

  private static byte[] zipOf(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Optional<Bundle> upload(String name) {
    Path file = uploads.resolve(name + ZIP);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Bundle.of(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("The upload {} cannot be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Bundle> pack(String name) {
    if (!name.endsWith(".java") || !Files.isRegularFile(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Bundle.pack(
              folder, f -> f.equals(folder.resolve(name)) || !f.toString().endsWith(".java")));
    } catch (BundleException e) {
      LOG.warn("Simulation {} is passed over: {}", name, e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> names(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.endsWith(ending) && !n.startsWith(".") && !n.endsWith("-info.java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Simulations in %s cannot be listed".formatted(folder), e);
    }
  }

  private static SimulationEntry entry(String name, String source, Bundle bundle) {
    return new SimulationEntry(name, source, bundle.zip().length, bundle.digest());
  }
}
