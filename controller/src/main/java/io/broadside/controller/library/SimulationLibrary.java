package io.broadside.controller.library;

import io.broadside.controller.files.PrivateFolder;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulations in a folder, such as a mounted ConfigMap, and uploaded ones. Each {@code .java} file
 * and each jar of the folder is an entry, with all of the folder's files at hand that are no Java
 * source. Thread-safe.
 */
public final class SimulationLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationLibrary.class);
  private static final int MOST_UPLOADS = 200;
  private static final String ZIP = ".zip";
  private static final String NAME = ".name";
  private static final String JAVA = ".java";

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
    for (String name : inFolder()) {
      pack(name).ifPresent(b -> entries.add(entry(name, "folder", b)));
    }
    for (String file : names(uploads, ZIP)) {
      String name = nameOf(file.substring(0, file.length() - ZIP.length()));
      upload(new UploadName(name)).ifPresent(b -> entries.add(entry(name, "upload", b)));
    }
    return entries;
  }

  /** The files of an entry. */
  public Optional<Bundle> bundle(String name) {
    return upload(new UploadName(name)).or(() -> pack(name));
  }

  /**
   * Takes an upload: a zip or jar as it is, or the text of one Java file; replaces one of the same
   * name. Where there are 200 others, the one that was written the longest ago makes room.
   *
   * @throws LibraryException if the name or the content cannot be taken
   */
  public SimulationEntry put(String name, byte[] content) throws LibraryException {
    UploadName fit = new UploadName(name);
    if (!fit.isFit()) {
      throw new LibraryException(
          "A simulation's name has 1 to 255 characters, no slashes among them, and not only dots: not \"%s\"."
              .formatted(name));
    }
    return keep(fit, new Upload(name, content).bundle());
  }

  /**
   * Takes back what was uploaded to another controller, unless there is an entry of that name; for
   * a name that cannot be taken, nothing happens.
   */
  public void restore(String name, Bundle bundle) {
    UploadName fit = new UploadName(name);
    if (fit.isFit() && bundle(name).isEmpty()) {
      keep(fit, bundle);
    }
  }

  private SimulationEntry keep(UploadName name, Bundle bundle) {
    String stem = name.stem();
    try {
      PrivateFolder to = new PrivateFolder(uploads);
      makeRoom(stem);
      if (!name.isPlain()) {
        to.write(stem + NAME, name.text().getBytes(StandardCharsets.UTF_8));
      }
      to.write(stem + ZIP, bundle.zip());
    } catch (IOException e) {
      throw new UncheckedIOException("The upload cannot be kept", e);
    }
    return entry(name.text(), "upload", bundle);
  }

  /** Whoever runs a changing simulation under changing names shall not have to clean up. */
  private void makeRoom(String stem) throws IOException {
    List<Path> others =
        names(uploads, ZIP).stream()
            .filter(n -> !n.equals(stem + ZIP))
            .map(uploads::resolve)
            .sorted(Comparator.comparing(f -> f.toFile().lastModified()))
            .toList();
    for (Path oldest : others.subList(0, Math.max(0, others.size() - MOST_UPLOADS + 1))) {
      LOG.info("The upload {} makes room for {}", oldest, stem);
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
      LOG.warn("Simulation {} is passed over: {}", name, e.getMessage());
      return Optional.empty();
    }
  }

  private List<String> inFolder() {
    return Stream.concat(names(folder, JAVA).stream(), names(folder, ".jar").stream()).toList();
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
