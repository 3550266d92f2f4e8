package io.broadside.worker.simulation;

import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.failure.SeveralException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses the simulation to run among those that were found.
 *
 * @param found those that can be made
 * @param loader of the classes that were sent
 * @param broken those that do not compile
 * @param foreign whether there are sources in languages that are not compiled here
 */
record Choice(Candidates found, ClassLoader loader, List<String> broken, boolean foreign) {

  /**
   * The only one.
   *
   * @throws FailureException if there is none, or more
   */
  Class<?> only() throws FailureException {
    List<String> all = all();
    if (all.size() > 1) {
      throw new SeveralException(
          new Failure(
              Failure.Code.NO_SIMULATION,
              "There are several simulations in it: %s. Say which one to run with --simulation (simulationClass in the API)."
                  .formatted(String.join(", ", all))));
    }
    if (found.types().size() == 1) {
      return found.types().getFirst();
    }
    if (!found.tooNew().isEmpty()) {
      throw failure(found.tooNew().getFirst());
    }
    throw failure(
        "There is no simulation in it: no class that extends Gatling's Simulation and has a"
            + " constructor without parameters."
            + (foreign
                ? " Kotlin and Scala sources are compiled only with the build of their project:"
                    + " ./broadside run FOLDER, where FOLDER has its pom.xml, build.gradle or"
                    + " build.sbt. Elsewhere, build a jar and run that."
                : ""));
  }

  /**
   * The one of that full or simple name.
   *
   * @throws FailureException if there is none, or it cannot be made
   */
  Class<?> named(String name) throws FailureException {
    Class<?> type = find(name);
    if (!Candidates.isSimulation(type)) {
      throw failure(
          "Class %s is not a simulation: it does not extend io.gatling.javaapi.core.Simulation, nor io.gatling.core.scenario.Simulation of the Scala DSL."
              .formatted(name));
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw failure("Simulation %s is abstract; name a class that extends it.".formatted(name));
    }
    return type;
  }

  private Class<?> find(String name) throws FailureException {
    try {
      return Class.forName(name, false, loader);
    } catch (UnsupportedClassVersionError e) {
      throw failure(Candidates.tooNew(name, e));
    } catch (ClassNotFoundException | LinkageError e) {
      List<Class<?>> called = found.called(name);
      if (called.size() == 1) {
        return called.getFirst();
      }
      throw failure(
          "There is no class %s; there is %s."
              .formatted(
                  name,
                  all().isEmpty()
                      ? "no simulation in the upload, and the workers' own class path has no class"
                          + " with that name"
                      : String.join(", ", all())));
    }
  }

  private List<String> all() {
    return Stream.concat(found.names().stream(), broken.stream()).distinct().sorted().toList();
  }

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Failure.Code.NO_SIMULATION, message));
  }
}
