package io.broadside.worker.simulation;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.status.Failure;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the class that a plan asks for; makes no instance of it. What a bundle brings along stands
 * behind the worker's own classes, so that it can replace none of them.
 */
public final class SimulationLoader {

  private static final ClassLoader OWN = SimulationLoader.class.getClassLoader();

  private static final Path NONE = Path.of("");

  private final Path folder;
  private final Path own;

  /**
   * Loads nothing yet.
   *
   * @param folder an empty one for what is unpacked and compiled. Gatling finds resources in it
   *     where it is the process's working folder, or on its class path
   * @param own what stands for the bundle of a plan that has none; the empty path where nothing
   *     does
   */
  public SimulationLoader(Path folder, Path own) {
    this.folder = folder;
    this.own = own;
  }

  /**
   * Loads the simulation that a plan names, or the only one in its bundle; sets the thread's
   * context class loader to that of the bundle.
   *
   * @throws FailureException if it does not compile, or there is none, or more than one
   */
  public Class<? extends Simulation> load(Plan plan, @Nullable Bundle sent)
      throws FailureException {
    String name = plan.simulation();
    try {
      Bundle bundle = sent == null && !own.equals(NONE) ? Bundle.pack(own) : sent;
      if (bundle == null) {
        return named(String.valueOf(name), new Candidates(List.of()), OWN);
      }
      Material material = Material.unpack(bundle, folder);
      SourceCompiler.compile(material);
      ClassLoader loader = loader(material);
      Thread.currentThread().setContextClassLoader(loader);
      Candidates found = Candidates.among(material.classNames(), loader);
      return name == null ? only(found, material) : named(name, found, loader);
    } catch (BundleException e) {
      throw failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("The simulation's files cannot be unpacked", e);
    }
  }

  private static ClassLoader loader(Material material) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(material.classes().toUri().toURL());
    urls.add(material.folder().toUri().toURL());
    for (Path jar : material.jars()) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader("simulation", urls.toArray(URL[]::new), OWN);
  }

  private static Class<? extends Simulation> only(Candidates found, Material material)
      throws FailureException, IOException {
    return switch (found.types().size()) {
      case 1 -> found.types().getFirst();
      case 0 ->
          throw failure(
              "There is no simulation in it: no class that extends"
                  + " io.gatling.javaapi.core.Simulation and has a constructor without parameters."
                  + (material.hasForeignSources()
                      ? " Kotlin and Scala sources are not compiled here; send them as a jar."
                      : ""));
      default ->
          throw failure(
              "There are several simulations in it: %s. Say which one to run."
                  .formatted(found.names()));
    };
  }

  private static Class<? extends Simulation> named(
      String name, Candidates found, ClassLoader loader) throws FailureException {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      Candidates called = found.called(name);
      if (called.types().size() == 1) {
        return called.types().getFirst();
      }
      throw failure(
          "There is no class %s; there is %s."
              .formatted(
                  name,
                  found.types().isEmpty()
                      ? "no simulation at all in what was sent, and the workers' own class path has"
                          + " none of that name"
                      : found.names()));
    }
    if (!Simulation.class.isAssignableFrom(type)) {
      throw failure(
          "Class %s is no simulation: it does not extend io.gatling.javaapi.core.Simulation."
              .formatted(name));
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw failure("Simulation %s is abstract; name a class that extends it.".formatted(name));
    }
    return type.asSubclass(Simulation.class);
  }

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Failure.Code.NO_SIMULATION, message));
  }
}
