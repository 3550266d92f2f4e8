package io.broadside.controller.project;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path that a simulation was built with.
 *
 * @param entries folders of classes and jars, in their order
 * @param workerLib the folder of the workers' own jars
 */
public record ClassPath(List<Path> entries, Path workerLib) {

  private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  /** All of Gatling's own, where Maven, Gradle and sbt keep what they have fetched. */
  private static final Pattern GATLINGS =
      Pattern.compile(".*/io[./]gatling[./].*gatling-[^/]*\\.jar");

  /** What the build has made something else of, or has left out. */
  private static final Pattern CODE = Pattern.compile(".*\\.(java|kt|scala|jar)");

  /** The version of Gatling among some jars, by their names. */
  public static Optional<String> gatlingVersion(List<Path> jars) {
    return jars.stream()
        .map(j -> VERSIONED.matcher(String.valueOf(j.getFileName())))
        .filter(m -> m.matches() && m.group(1).equals("gatling-core"))
        .map(m -> m.group(2))
        .findFirst();
  }

  /**
   * Packs classes, jars that the workers do not have, and the project's own files that are no code.
   *
   * @throws BundleException if that is too large
   */
  public Bundle pack(Project project) throws BundleException, IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    List<Path> own = jars(workerLib);
    int number = 100;
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        for (Path file : below(entry)) {
          String name = entry.relativize(file).toString();
          if (seen.add(name) && !name.equals(JarFile.MANIFEST_NAME) && !project.has(name, file)) {
            files.put(name, file);
          }
        }
      } else if (Files.isRegularFile(entry) && !isKnown(entry, own)) {
        files.put("lib/%d-%s".formatted(number++, jarName(entry)), entry);
      }
    }
    for (Path file : below(project.folder())) {
      String name = project.folder().relativize(file).toString();
      if (project.isSent(file) && !CODE.matcher(name).matches()) {
        files.putIfAbsent(name, file);
      }
    }
    return Bundle.pack("What the simulation of %s needs".formatted(project.folder()), files);
  }

  private static String jarName(Path jar) {
    String name = String.valueOf(jar.getFileName());
    return name.endsWith(".jar") ? name : name + ".jar";
  }

  /** Whether the workers have that library, in whatever version. */
  private static boolean isKnown(Path jar, List<Path> own) throws IOException {
    if (GATLINGS.matcher(jar.toString()).matches()) {
      return true;
    }
    Matcher name = VERSIONED.matcher(String.valueOf(jar.getFileName()));
    if (!name.matches()) {
      return false;
    }
    for (Path mine : own) {
      Matcher known = VERSIONED.matcher(String.valueOf(mine.getFileName()));
      if (known.matches() && known.group(1).equals(name.group(1)) && haveOneClass(jar, mine)) {
        return true;
      }
    }
    return false;
  }

  /** Libraries of others may have the same name. */
  private static boolean haveOneClass(Path jar, Path mine) throws IOException {
    try (JarFile one = new JarFile(jar.toFile());
        JarFile other = new JarFile(mine.toFile())) {
      return one.stream().noneMatch(e -> e.getName().endsWith(".class"))
          || one.stream()
              .anyMatch(e -> e.getName().endsWith(".class") && other.getEntry(e.getName()) != null);
    }
  }

  /** The jars of a folder; none where it cannot be read. */
  public static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !isHidden(root.relativize(f)))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
