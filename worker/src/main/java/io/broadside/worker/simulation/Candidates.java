package io.broadside.worker.simulation;

import io.gatling.javaapi.core.Simulation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulations among some classes.
 *
 * @param types those that can be instantiated, in the order of their names
 */
record Candidates(List<Class<? extends Simulation>> types) {

  private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);

  /** Looks at each class of those names. */
  static Candidates among(List<String> names, ClassLoader loader) {
    List<Class<? extends Simulation>> types = new ArrayList<>();
    for (String name : names.stream().sorted().distinct().toList()) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (isSimulation(type)) {
          types.add(type.asSubclass(Simulation.class));
        }
      } catch (ClassNotFoundException | LinkageError e) {
        LOG.debug("{} needs what is not there, so it cannot be the simulation", name, e);
      }
    }
    return new Candidates(List.copyOf(types));
  }

  private static boolean isSimulation(Class<?> type) {
    try {
      return Simulation.class.isAssignableFrom(type)
          && !Modifier.isAbstract(type.getModifiers())
          && type.getDeclaredConstructor() != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Those of that simple name. */
  Candidates called(String simpleName) {
    return new Candidates(
        types.stream().filter(t -> t.getSimpleName().equals(simpleName)).toList());
  }

  /** Their names, for a message. */
  String names() {
    return types.stream().map(Class::getName).collect(Collectors.joining(", "));
  }
}
