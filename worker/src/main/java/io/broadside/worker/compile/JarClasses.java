package io.broadside.worker.compile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The classes in the jars of a class path, by package. The compiler's own way to list a package is
 * to open all jars as file systems and to walk them, which takes longer than to compile a
 * simulation. Not thread-safe.
 */
final class JarClasses implements AutoCloseable {

  private static final String CLASS = ".class";

  private final Set<Path> paths = new HashSet<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Jar> jars = new ArrayList<>();
  private final Map<String, List<Entry>> packages = new HashMap<>();

  private record Jar(URI uri, JarFile file) {}

  private record Entry(Jar jar, String name) {}

  /**
   * Opens the jars, and what their manifests name.
   *
   * @param classPath as {@code java.class.path} has it
   */
  JarClasses(String classPath) throws IOException {
    for (String path : classPath.split(File.pathSeparator, -1)) {
      add(Path.of(path).toAbsolutePath().normalize());
    }
  }

  private void add(Path path) throws IOException {
    boolean added = paths.add(path);
    if (added && Files.isDirectory(path)) {
      folders.add(path);
    } else if (added && Files.isRegularFile(path)) {
      open(path);
    }
  }

  private void open(Path path) throws IOException {
    Jar jar = new Jar(path.toUri(), new JarFile(path.toFile(), false));
    jars.add(jar);
    for (JarEntry entry : (Iterable<JarEntry>) jar.file().stream()::iterator) {
      add(jar, entry.getName());
    }
    Manifest manifest = jar.file().getManifest();
    String others =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    StringTokenizer urls = new StringTokenizer(Objects.requireNonNullElse(others, ""));
    while (urls.hasMoreTokens()) {
      try {
        add(Path.of(jar.uri().resolve(urls.nextToken())));
      } catch (IllegalArgumentException | FileSystemNotFoundException e) {
        // not a file: Java passes over it, too
      }
    }
  }

  private void add(Jar jar, String name) {
    if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
      String pack = name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
      packages.computeIfAbsent(pack, p -> new ArrayList<>()).add(new Entry(jar, name));
    }
  }

  /** What else is on the class path. */
  List<Path> folders() {
    return Collections.unmodifiableList(folders);
  }

  /** The classes of a package, without its subpackages; of two of one name, the first. */
  Collection<JavaFileObject> in(String pack) {
    Map<String, JavaFileObject> found = new LinkedHashMap<>();
    for (Entry entry : packages.getOrDefault(pack, List.of())) {
      found.computeIfAbsent(entry.name(), n -> new InJar(entry));
    }
    return found.values();
  }

  @Override
  public void close() throws IOException {
    for (Jar jar : jars) {
      jar.file().close();
    }
  }

  /** A class file in a jar. */
  static final class InJar extends SimpleJavaFileObject {

    private final Entry entry;

    private InJar(Entry entry) {
      super(entry.jar().uri(), Kind.CLASS);
      this.entry = entry;
    }

    /** With dots, as the class calls itself. */
    String binaryName() {
      String name = entry.name();
      return name.substring(0, name.length() - CLASS.length()).replace('/', '.');
    }

    @Override
    public URI toUri() {
      return URI.create("jar:" + super.toUri() + "!/" + entry.name());
    }

    @Override
    public InputStream openInputStream() throws IOException {
      JarFile file = entry.jar().file();
      return file.getInputStream(file.getEntry(entry.name()));
    }
  }
}
