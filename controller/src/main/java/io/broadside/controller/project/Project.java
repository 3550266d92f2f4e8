package io.broadside.controller.project;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with a build file.
 *
 * @param folder absolute
 * @param tool what it is built by
 */
public record Project(Path folder, BuildTool tool) {

  private static final Set<String> MADE =
      Set.of("target", "build", "out", "bin", "dist", "node_modules", "results");

  /** What belongs to the build tools themselves. */
  private static final Set<String> TOOLS =
      Set.of("gradle", "project", "mvnw", "mvnw.cmd", "gradlew", "gradlew.bat");

  private static final List<String> RESOURCES =
      List.of("src/gatling/resources", "src/test/resources", "src/main/resources");

  /** Resources lie elsewhere, or are not sent as they are. */
  private static final Pattern ARRANGED =
      Pattern.compile("<testResources>|<goal>add-test-resource|[sS]ourceSets");

  private static final Pattern GATLING =
      Pattern.compile("(?i)gatling(?:(?!plugin)[\\s\\S]){0,120}?\\b(3\\.\\d+(?:\\.\\d+)+)\\b");

  private static final Pattern VERSION_PROPERTY =
      Pattern.compile(
          "<groupId>\\s*io\\.gatling(?:\\.highcharts)?\\s*</groupId>\\s*<artifactId>[^<]*(?<!plugin)</artifactId>\\s*<version>\\s*\\$\\{([^}]+)}");

  private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<]+?)\\s*</module>");

  /** The one in that very folder. */
  public static Optional<Project> in(Path folder) {
    return BuildTool.of(folder).map(tool -> new Project(folder, tool));
  }

  /** The one that a file is a source of: below {@code src}, in the nearest folder with a build. */
  public static Optional<Project> around(Path file) {
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      Path folder = at;
      Optional<Project> found = in(folder);
      if (found.isPresent()) {
        return found.filter(p -> file.startsWith(folder.resolve("src")));
      }
    }
    return Optional.empty();
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** Itself and the projects below it. */
  public List<Project> modules() throws IOException {
    List<Project> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            String name = String.valueOf(at.getFileName());
            if (!at.equals(folder)
                && (name.startsWith(".") || name.equals("src") || MADE.contains(name))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (at.equals(folder) || tool.buildFile(at).isPresent()) {
              found.add(new Project(at, tool));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted(Comparator.comparing(Project::folder)).toList();
  }

  /** The outermost Maven project that this is a module of; itself where it is none. */
  Path reactor() {
    Path reactor = folder;
    for (Path at = folder.getParent(); at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.isRegularFile(pom) && modules(pom).contains(reactor)) {
        reactor = at;
      }
    }
    return reactor;
  }

  private static List<Path> modules(Path pom) {
    return MODULE
        .matcher(read(pom))
        .results()
        .map(m -> pom.resolveSibling(m.group(1)).normalize())
        .map(p -> p.endsWith("pom.xml") ? p.resolveSibling("").normalize() : p)
        .toList();
  }

  /** Where its Java sources lie, by their packages. */
  List<Path> sourceFolders() {
    return Stream.of("src/gatling/java", "src/test/java", "src/main/java")
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .toList();
  }

  /** The properties by which Maven is told the version of Gatling. */
  Set<String> gatlingProperties() {
    return Stream.of(folder, reactor())
        .map(f -> f.resolve("pom.xml"))
        .filter(Files::isRegularFile)
        .flatMap(f -> VERSION_PROPERTY.matcher(read(f)).results())
        .map(m -> m.group(1))
        .collect(Collectors.toSet());
  }

  /** All sources with such an ending. */
  public List<Path> sources(String... endings) throws IOException {
    return sources(folder.resolve("src"), endings);
  }

  /** Those of them that use Gatling. */
  public List<Path> simulations(String... endings) throws IOException {
    return sources(endings).stream().filter(f -> read(f).contains("io.gatling.")).toList();
  }

  /** All sources in the places, such as {@code src/test}, where some are. */
  public List<Path> beside(List<Path> some, String ending) throws IOException {
    Path src = folder.resolve("src");
    List<Path> all = new ArrayList<>();
    for (Path set : some.stream().map(f -> src.relativize(f).getName(0)).distinct().toList()) {
      all.addAll(sources(src.resolve(set), ending));
    }
    return all;
  }

  private static List<Path> sources(Path root, String... endings) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> Stream.of(endings).anyMatch(e -> f.toString().endsWith(e)))
          .filter(f -> Files.isRegularFile(f) && !f.toString().endsWith("-info.java"))
          .sorted()
          .toList();
    }
  }

  /** Whether the build says more of resources than where they usually lie. */
  public boolean arrangesItsResources() {
    return ARRANGED.matcher(buildText()).find();
  }

  /** The version of Gatling that it is written for, where the build file says so plainly. */
  public Optional<String> gatlingVersion() {
    Matcher version = GATLING.matcher(buildText());
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  private String buildText() {
    return tool.buildFile(folder).map(Project::read).orElse("");
  }

  /** A text, in whatever encoding: only its names in ASCII are looked at. */
  public static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Its sources and resources as they lie, and what else of it a simulation may read. Where that is
   * too large, only what is below {@code src}.
   *
   * @throws BundleException if even that is too large
   */
  public Bundle unbuilt() throws BundleException {
    try {
      return Bundle.pack(folder, this::isSent);
    } catch (BundleException e) {
      Path src = folder.resolve("src");
      return Bundle.pack(folder, f -> f.startsWith(src) && isSent(f));
    }
  }

  /**
   * Whether a simulation may have use for a file; not what a build has made, nor other projects.
   */
  boolean isSent(Path file) {
    Path relative = folder.relativize(file);
    String first = relative.getName(0).toString();
    if (MADE.contains(first) || TOOLS.contains(first)) {
      return false;
    }
    if (relative.getNameCount() == 1) {
      return tool.buildFile(folder).filter(file::equals).isEmpty();
    }
    if (!first.equals("src")) {
      return in(folder.resolve(first)).isEmpty();
    }
    return !relative.getName(1).toString().equals("main")
        || relative.startsWith(Path.of("src", "main", "java"))
        || relative.startsWith(Path.of("src", "main", "resources"));
  }

  /** Whether a file that its build has copied is among its resources, the same byte for byte. */
  boolean has(String name, Path copy) throws IOException {
    for (String resources : RESOURCES) {
      Path original = folder.resolve(resources).resolve(name);
      if (Files.isRegularFile(original)) {
        return Files.mismatch(original, copy) < 0;
      }
    }
    return false;
  }
}
