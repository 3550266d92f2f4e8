package io.broadside.worker.simulation;

import io.broadside.worker.compile.DeclaredType;
import io.gatling.javaapi.core.Simulation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulations among some classes.
 *
 * @param types those that can be instantiated, in the order of their names
 * @param tooNew why some cannot be looked at: they are made for a later Java
 */
record Candidates(List<Class<?>> types, List<String> tooNew) {

  private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);
  private static final int JAVA_OF_FIRST_VERSION = 44;

  /** Looks at each class of those names. */
  static Candidates among(List<String> names, ClassLoader loader) {
    List<Class<?>> types = new ArrayList<>();
    List<String> tooNew = new ArrayList<>();
    for (String name : names.stream().sorted().distinct().toList()) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (isSimulation(type) && canBeMade(type)) {
          types.add(type);
        }
      } catch (UnsupportedClassVersionError e) {
        tooNew.add(tooNew(name, e));
      } catch (ClassNotFoundException | LinkageError e) {
        LOG.debug("{} needs what is not there, so it cannot be the simulation", name, e);
      }
    }
    return new Candidates(List.copyOf(types), List.copyOf(tooNew));
  }

  /** These, and others. */
  Candidates and(Candidates others) {
    return new Candidates(
        Stream.concat(types.stream(), others.types.stream()).toList(),
        Stream.concat(tooNew.stream(), others.tooNew.stream()).toList());
  }

  /** Whether it is one in any of Gatling's languages; it may be abstract. */
  static boolean isSimulation(Class<?> type) {
    return Simulation.class.isAssignableFrom(type)
        || io.gatling.core.scenario.Simulation.class.isAssignableFrom(type);
  }

  private static boolean canBeMade(Class<?> type) {
    try {
      return !Modifier.isAbstract(type.getModifiers()) && type.getDeclaredConstructor() != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** What to do about a class that is made for a later Java than this. */
  static String tooNew(String name, UnsupportedClassVersionError e) {
    int here = Runtime.version().feature();
    String made =
        String.valueOf(e.getMessage()).replaceAll("(?s).*class file version (\\d+)\\.0\\).*", "$1");
    return "Class %s is compiled for Java %s, but the workers run on Java %d. Compile it for Java %d, or give the workers a newer Java."
        .formatted(
            name,
            made.matches("\\d+") ? Integer.parseInt(made) - JAVA_OF_FIRST_VERSION : "of later",
            here,
            here);
  }

  /** The simulations whose name is that, or ends with it. */
  List<Class<?>> called(String name) {
    return types.stream().filter(t -> DeclaredType.isCalled(t.getName(), name)).toList();
  }

  /** Their names, for a message. */
  List<String> names() {
    return types.stream().map(Class::getName).toList();
  }
}
