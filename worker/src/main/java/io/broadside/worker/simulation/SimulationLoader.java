package io.broadside.worker.simulation;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.status.Failure;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the class of a simulation. A bundle is unpacked into the working folder, so that Gatling
 * finds its files by their names; those in {@code resources/} and inside jars are put there, too.
 */
public final class SimulationLoader {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationLoader.class);

  private final Path folder;

  /** Unpacks into that folder, which should be the process's working folder. */
  public SimulationLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * Loads the simulation that a plan names, or the only one there is.
   *
   * @throws FailureException if it does not compile, or there is none, or more than one
   */
  public Class<? extends Simulation> load(Plan plan, @Nullable Bundle bundle)
      throws FailureException {
    if (bundle == null) {
      return named(SimulationLoader.class.getClassLoader(), plan.simulation(), List.of());
    }
    try {
      bundle.unpack(folder);
      List<Path> jars = files(folder, ".jar");
      List<Path> sources = files(folder, ".java");
      Path classes = folder.resolve(".classes");
      if (!sources.isEmpty()) {
        SourceCompiler.compile(folder, sources, jars, classes);
      }
      lift(folder.resolve("resources"));
      List<String> names = new ArrayList<>(names(classes, files(classes, ".class")));
      for (Path jar : jars) {
        names.addAll(open(jar));
      }
      ClassLoader loader = loader(classes, jars);
      Thread.currentThread().setContextClassLoader(loader);
      return named(loader, plan.simulation(), names);
    } catch (BundleException e) {
      throw failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Class<? extends Simulation> named(
      ClassLoader loader, @Nullable String wanted, List<String> names) throws FailureException {
    if (wanted == null) {
      List<Class<? extends Simulation>> found = simulations(loader, names);
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw failure(
          found.isEmpty()
              ? "There is no simulation in it: no class that extends"
                  + " io.gatling.javaapi.core.Simulation."
              : "There are several simulations in it: %s. Say which with --simulation."
                  .formatted(found.stream().map(Class::getName).toList()));
    }
    Class<?> type;
    try {
      type = Class.forName(wanted, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw failure(
          "There is no class %s%s."
              .formatted(
                  wanted,
                  names.isEmpty()
                      ? " on the workers' class path"
                      : "; there are "
                          + simulations(loader, names).stream().map(Class::getName).toList()));
    }
    if (!Simulation.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
      throw failure(
          "Class %s is no simulation: it %s."
              .formatted(
                  wanted,
                  Simulation.class.isAssignableFrom(type)
                      ? "is abstract"
                      : "does not extend io.gatling.javaapi.core.Simulation"));
    }
    return type.asSubclass(Simulation.class);
  }

  private static List<Class<? extends Simulation>> simulations(
      ClassLoader loader, List<String> names) {
    List<Class<? extends Simulation>> found = new ArrayList<>();
    for (String name : names) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (Simulation.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          found.add(type.asSubclass(Simulation.class));
        }
      } catch (ClassNotFoundException | LinkageError e) {
        LOG.debug("{} needs what is not there, so it cannot be meant", name, e);
      }
    }
    return found;
  }

  private static ClassLoader loader(Path classes, List<Path> jars) throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), SimulationLoader.class.getClassLoader());
  }

  /** The names of a jar's classes; its other files are copied into the working folder. */
  private List<String> open(Path jar) throws IOException {
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Path root = inside.getPath("/");
      lift(root);
      return names(root, files(root, ".class"));
    }
  }

  private void lift(Path root) throws IOException {
    for (Path file : files(root, "")) {
      String name = root.relativize(file).toString();
      if (!name.endsWith(".class") && !name.startsWith("META-INF") && !name.endsWith(".java")) {
        Path copy = folder.resolve(name).normalize();
        if (copy.startsWith(folder)) {
          Files.createDirectories(java.util.Objects.requireNonNull(copy.getParent()));
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static List<String> names(Path root, List<Path> classes) {
    return classes.stream()
        .map(c -> root.relativize(c).toString())
        .filter(n -> !n.startsWith("META-INF") && !n.endsWith("-info.class"))
        .map(n -> n.substring(0, n.length() - ".class".length()).replace('/', '.'))
        .toList();
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

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Failure.Code.NO_SIMULATION, message));
  }
}
