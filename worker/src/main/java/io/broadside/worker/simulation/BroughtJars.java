package io.broadside.worker.simulation;

import io.broadside.worker.failure.Licence;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The jars of a bundle, without Gatling's: a worker has its own, and two versions at once are none.
 *
 * @param used in the order of their names
 * @param notes which other version of Gatling was among them, if one was
 */
record BroughtJars(List<Path> used, List<String> notes) {

  private static final String OWN_VERSION =
      String.valueOf(Simulation.class.getPackage().getImplementationVersion());

  /** Sorts out those of a bundle; one that cannot be read is left to who has to read it. */
  static BroughtJars among(List<Path> all) {
    List<Path> used = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path path : all) {
      try (JarFile jar = new JarFile(path.toFile())) {
        if (!isGatlings(jar)) {
          used.add(path);
        } else if (jar.getEntry("io/gatling/core/Predef.class") != null) {
          others.add(version(jar.getManifest()));
        }
      } catch (IOException e) {
        used.add(path);
      }
    }
    others.removeIf(OWN_VERSION::equals);
    return new BroughtJars(
        List.copyOf(used),
        others.isEmpty()
            ? List.of()
            : List.of(
                "The simulation brings its own Gatling %s, which is left out: it runs with the workers' Gatling %s."
                    .formatted(others.getFirst(), OWN_VERSION)));
  }

  /** A jar of its classes alone: one that has everything in it is somebody's own. */
  private static boolean isGatlings(JarFile jar) {
    List<String> classes =
        jar.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".class")).toList();
    return !classes.isEmpty()
        && classes.stream().allMatch(c -> c.startsWith("io/gatling/") || c.startsWith("io/netty/"))
        && classes.stream().anyMatch(c -> isKnown(c));
  }

  /** Plug-ins of others may be in its package, too. */
  private static boolean isKnown(String entry) {
    return Licence.ofClass(entry.replace('/', '.')).isPresent()
        || (entry.startsWith("io/gatling/")
            && Simulation.class.getClassLoader().getResource(entry) != null);
  }

  private static String version(@org.jspecify.annotations.Nullable Manifest manifest) {
    return Stream.ofNullable(manifest)
        .map(m -> m.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION))
        .filter(v -> v != null)
        .findFirst()
        .orElse("of another version");
  }
}
