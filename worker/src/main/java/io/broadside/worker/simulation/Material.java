package io.broadside.worker.simulation;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a bundle, unpacked.
 *
 * @param folder where they are; what lies in a folder for resources or in its jars is there, too,
 *     so that Gatling finds it by the name that it has on a class path
 * @param jars those of its jars that are used
 * @param notes what to say of the others
 */
record Material(Path folder, List<Path> jars, List<String> notes) {

  private static final String CLASS = ".class";
  private static final String OWN = "META-INF";
  private static final String CLASSES = ".classes";
  private static final Pattern CODE = Pattern.compile(".*\\.(class|java|kt|scala)");

  /** Where people and build tools keep them: of two files of one name, the first counts. */
  private static final List<Pattern> RESOURCES =
      List.of(
          Pattern.compile("resources"),
          Pattern.compile("(.*/)?src/gatling/resources"),
          Pattern.compile("(.*/)?src/test/resources"),
          Pattern.compile("(.*/)?src/main/resources"),
          Pattern.compile(".*/resources"));

  private static final Pattern PROJECT =
      Pattern.compile("src|resources|pom\\.xml|build\\.(gradle|gradle\\.kts|sbt)");

  /**
   * Unpacks a bundle.
   *
   * @throws BundleException if it is no bundle, or too large
   */
  static Material unpack(Bundle bundle, Path folder) throws BundleException, IOException {
    bundle.unpack(folder);
    hoist(folder);
    setApart(folder);
    BroughtJars jars = BroughtJars.among(files(folder, ".jar"));
    Material material = new Material(folder, jars.used(), jars.notes());
    long left = Bundle.MAX_UNPACKED_BYTES;
    List<Path> folders = folders(folder);
    for (Pattern place : RESOURCES) {
      for (Path resources : folders) {
        if (place.matcher(folder.relativize(resources).toString()).matches()) {
          left -= material.lift(resources, left);
        }
      }
    }
    for (Path jar : material.jars) {
      try (FileSystem inside = material.open(jar)) {
        left -= material.lift(inside.getPath("/"), left);
      }
    }
    return material;
  }

  /**
   * The working folder is on the process's own class path, where classes would be found without the
   * jars that they need.
   */
  private static void setApart(Path folder) throws IOException {
    for (Path file : files(folder, CLASS)) {
      Path place = folder.resolve(CLASSES).resolve(folder.relativize(file).toString());
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
      Files.move(file, place);
    }
  }

  /** A project that was zipped as a folder is where it would be, had its files been zipped. */
  private static void hoist(Path folder) throws IOException {
    List<Path> top = list(folder);
    if (top.size() == 1 && list(top.getFirst()).stream().anyMatch(Material::isOfAProject)) {
      for (Path child : list(top.getFirst())) {
        Path place = folder.resolve(child.getFileName());
        if (!place.equals(top.getFirst())) {
          Files.move(child, place);
        }
      }
    }
  }

  private static boolean isOfAProject(Path file) {
    return PROJECT.matcher(String.valueOf(file.getFileName())).matches();
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private FileSystem open(Path jar) throws BundleException {
    try {
      return FileSystems.newFileSystem(jar);
    } catch (IOException | ProviderNotFoundException e) {
      throw new BundleException(
          "%s cannot be read as a jar: %s.".formatted(folder.relativize(jar), e.getMessage()));
    }
  }

  /** Java sources but {@code module-info.java}: a simulation is no module here. */
  List<Path> sources() throws IOException {
    return files(folder, ".java").stream().filter(f -> !f.endsWith("module-info.java")).toList();
  }

  /** Whether there are sources in languages that are not compiled here. */
  boolean hasForeignSources() throws IOException {
    return !files(folder, ".kt").isEmpty() || !files(folder, ".scala").isEmpty();
  }

  /** Where classes are: those that came as files, and those that are compiled. */
  Path classes() {
    return folder.resolve(CLASSES);
  }

  /** The binary names of the classes that were compiled here, or came as files. */
  List<String> classNames() throws IOException {
    return names(classes());
  }

  /** The binary names of the classes in its jars. */
  List<String> classNamesInJars() throws IOException, BundleException {
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      try (FileSystem inside = open(jar)) {
        names.addAll(names(inside.getPath("/")));
      }
    }
    return names;
  }

  private List<String> names(Path root) throws IOException {
    return files(root, CLASS).stream()
        .map(c -> root.relativize(c).toString())
        .filter(n -> !n.startsWith(OWN) && !n.endsWith("-info.class"))
        .map(n -> n.substring(0, n.length() - CLASS.length()).replace('/', '.'))
        .toList();
  }

  /** Copies what is no code into the folder, but over nothing; returns how many bytes. */
  private long lift(Path root, long most) throws IOException, BundleException {
    long size = 0;
    for (Path file : files(root, "")) {
      String name = root.relativize(file).toString();
      Path copy = folder.resolve(name).normalize();
      if (CODE.matcher(name).matches() || name.startsWith(OWN) || !copy.startsWith(folder)) {
        continue;
      }
      size += Files.size(file);
      if (size > most) {
        throw new BundleException("The jars of the simulation hold more than 512 MiB of files.");
      }
      if (!Files.exists(copy)) {
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    return size;
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
