package io.broadside.worker.simulation;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.compile.Sources;
import io.broadside.worker.failure.FailureException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the class that a plan asks for; makes no instance of it. What a bundle brings along stands
 * behind the worker's own classes, so that it can replace none of them.
 */
public final class SimulationLoader {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationLoader.class);
  private static final ClassLoader OWN = SimulationLoader.class.getClassLoader();
  private static final Path NONE = Path.of("");

  private final Path folder;
  private final Path own;
  private final SharedClasses shared;

  /** Compiles for itself alone. */
  public SimulationLoader(Path folder, Path own) {
    this(folder, own, SharedClasses.NONE);
  }

  /**
   * Loads nothing yet.
   *
   * @param folder an empty one for what is unpacked and compiled. Gatling finds resources in it
   *     where it is the process's working folder, or on its class path
   * @param own what stands for the bundle of a plan that has none; the empty path where nothing
   *     does
   * @param shared what other workers may have compiled already
   */
  public SimulationLoader(Path folder, Path own, SharedClasses shared) {
    this.folder = folder;
    this.own = own;
    this.shared = shared;
  }

  /**
   * Loads the simulation that a plan names, or the only one in its bundle; sets the thread's
   * context class loader to that of the bundle.
   *
   * @throws FailureException if it does not compile, or there is none, or more than one
   */
  public Loaded load(Plan plan, @Nullable Bundle sent) throws FailureException {
    String name = wanted(plan.source());
    try {
      Bundle bundle = sent == null && !own.equals(NONE) ? Bundle.pack(own) : sent;
      if (bundle == null) {
        Choice choice = new Choice(new Candidates(List.of(), List.of()), OWN, List.of(), false);
        return new Loaded(choice.named(String.valueOf(name)), List.of());
      }
      Material material = Material.unpack(bundle, folder);
      material.notes().forEach(LOG::info);
      List<String> broken =
          shared.once(
              new SharedClasses.Task(bundle.digest(), name, material.classes()),
              () -> sources(material).compile(name));
      ClassLoader loader = loader(material);
      Thread.currentThread().setContextClassLoader(loader);
      Drivers.register(loader);
      Candidates found = Candidates.among(material.classNames(), loader);
      if (found.types().isEmpty() || name != null) {
        // beside a simulation of its own, jars are libraries
        found = found.and(Candidates.among(material.classNamesInJars(), loader));
      }
      Choice choice = new Choice(found, loader, broken, material.hasForeignSources());
      return new Loaded(name == null ? choice.only() : choice.named(name), material.notes());
    } catch (BundleException e) {
      throw new FailureException(
          new Failure(Failure.Code.NO_SIMULATION, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new FailureException(
          new Failure(
              Failure.Code.ENGINE_CRASHED,
              "The simulation's files cannot be unpacked on the worker (%s). Free some space in its temporary folder, or correct its permissions."
                  .formatted(e.getMessage())));
    }
  }

  /**
   * Unpacks what is no simulation.
   *
   * @return where it lies
   * @throws FailureException if it cannot be unpacked
   */
  public Path unpack(Bundle bundle) throws FailureException {
    try {
      bundle.unpack(folder);
      return folder;
    } catch (BundleException e) {
      throw new FailureException(
          new Failure(Failure.Code.BAD_PLAN, String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable String wanted(Source source) {
    return switch (source) {
      case Source.OnClassPath s -> s.simulation();
      case Source.Bundled s -> s.simulation();
      case Source.Document s -> throw new IllegalArgumentException(s + " is not a simulation");
    };
  }

  private static Sources sources(Material material) throws IOException {
    return new Sources(material.folder(), material.sources(), material.jars(), material.classes());
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
}
