package io.broadside.controller.library;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.results.files.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulations in a folder, such as a mounted ConfigMap, and uploaded ones. Each {@code .java} file,
 * each jar and each plan of the folder is an entry, with all of the folder's files at hand that are
 * no Java source. Thread-safe.
 */
public final class SimulationLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationLibrary.class);
  private static final int MOST_UPLOADS = 200;
  private static final long MOST_BYTES = 1L << 30;
  private static final String ZIP = ".zip";
  private static final String NAME = ".name";
  private static final String JAVA = ".java";

  private final Path folder;
  private final Path uploads;
  private final Map<String, Kept> known = new ConcurrentHashMap<>();

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
    for (String name : inFolder()) {
      pack(name).ifPresent(b -> entries.add(entry(name, "folder", b)));
    }
    for (String file : names(uploads, ZIP)) {
      kept(file).ifPresent(entries::add);
    }
    return entries;
  }

  /** Reads an upload, of up to 64 MiB, only where it has changed. */
  private Optional<SimulationEntry> kept(String file) {
    File zip = uploads.resolve(file).toFile();
    Kept before = known.get(file);
    if (before == null || !before.is(zip)) {
      String name = nameOf(file.substring(0, file.length() - ZIP.length()));
      before =
          upload(new UploadName(name))
              .map(b -> new Kept(zip.lastModified(), zip.length(), entry(name, "upload", b)))
              .orElse(null);
    }
    if (before == null) {
      known.remove(file);
      return Optional.empty();
    }
    known.put(file, before);
    return Optional.of(before.entry());
  }

  private record Kept(long modified, long bytes, SimulationEntry entry) {

    boolean is(File file) {
      return file.lastModified() == modified && file.length() == bytes;
    }
  }

  /** The files of an entry. */
  public Optional<Bundle> bundle(String name) {
    return upload(new UploadName(name)).or(() -> pack(name));
  }

  /**
   * Takes an upload: a zip or jar as it is, or the text of one Java file; replaces one of the same
   * name. Where there are 200 others, or 1 GiB of them, those that were written the longest ago
   * make room. However many come at once, one of them at a time is in the memory.
   *
   * @throws LibraryException if the name or the content cannot be taken
   * @throws IOException if it cannot be kept; nothing is left of it then
   */
  public SimulationEntry put(String name, InputStream content)
      throws LibraryException, IOException {
    UploadName fit = fit(name);
    Path draft = new PrivateFolder(uploads).draft();
    try {
      try (OutputStream to = Files.newOutputStream(draft)) {
        content.transferTo(to);
      }
      synchronized (this) {
        return keep(fit, new Upload(name, Files.readAllBytes(draft)).bundle());
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static UploadName fit(String name) throws LibraryException {
    UploadName fit = new UploadName(name);
    if (!fit.isFit()) {
      throw new LibraryException(
          ("\"%s\" is not a valid name for a simulation. A name has 1 to 255 characters, no"
                  + " slashes, and not only dots.")
              .formatted(name));
    }
    return fit;
  }

  /**
   * Takes back what was uploaded to another controller, unless there is an entry of that name; for
   * a name that cannot be taken, nothing happens.
   */
  public void restore(String name, Bundle bundle) {
    UploadName fit = new UploadName(name);
    if (fit.isFit() && bundle(name).isEmpty()) {
      try {
        keep(fit, bundle);
      } catch (IOException e) {
        LOG.warn("The files of {} cannot be stored: {}", name, PrivateFolder.reason(e));
      }
    }
  }

  private synchronized SimulationEntry keep(UploadName name, Bundle bundle) throws IOException {
    String stem = name.stem();
    PrivateFolder to = new PrivateFolder(uploads);
    makeRoom(stem, bundle.zip().length);
    if (!name.isPlain()) {
      to.write(stem + NAME, name.text().getBytes(StandardCharsets.UTF_8));
    }
    to.write(stem + ZIP, bundle.zip());
    return entry(name.text(), "upload", bundle);
  }

  /** Deletes the oldest uploads beyond the limits, so that nobody has to clean up by hand. */
  private void makeRoom(String stem, long bytes) throws IOException {
    List<File> others =
        names(uploads, ZIP).stream()
            .filter(n -> !n.equals(stem + ZIP))
            .map(n -> uploads.resolve(n).toFile())
            .sorted(Comparator.comparingLong(File::lastModified))
            .toList();
    long left = bytes + others.stream().mapToLong(File::length).sum();
    int many = others.size() + 1;
    for (File file : others) {
      if (many <= MOST_UPLOADS && left <= MOST_BYTES) {
        return;
      }
      many--;
      left -= file.length();
      Path oldest = file.toPath();
      known.remove(file.getName());
      LOG.info("Deleting the upload {} to make room for {}", oldest, stem);
      Files.deleteIfExists(oldest);
      Files.deleteIfExists(Path.of(oldest.toString().replaceAll("\\.zip$", NAME)));
    }
  }

  /** The name that was given, where the files could not have it. */
  private String nameOf(String stem) {
    try {
      Path given = uploads.resolve(stem + NAME);
      return Files.isRegularFile(given) ? Files.readString(given) : stem;
    } catch (IOException e) {
      LOG.warn("The name of the upload {} cannot be read: {}", stem, e.getMessage());
      return stem;
    }
  }

  private Optional<Bundle> upload(UploadName name) {
    Path file = uploads.resolve(name.stem() + ZIP);
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
    if (!inFolder().contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Bundle.pack(folder, f -> f.equals(folder.resolve(name)) || !f.toString().endsWith(JAVA)));
    } catch (BundleException e) {
      LOG.warn("Simulation {} is ignored: {}", name, e.getMessage());
      return Optional.empty();
    }
  }

  private List<String> inFolder() {
    return Stream.of(JAVA, ".jar", ".yaml", ".yml")
        .flatMap(ending -> names(folder, ending).stream())
        .toList();
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
