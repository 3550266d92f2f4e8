package io.broadside.controller.naming;

import io.broadside.controller.plans.PlanFile;
import io.broadside.controller.project.Project;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Workshop;
import io.broadside.plan.problem.PlanException;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.bundle.Content;
import io.broadside.protocol.bundle.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what the user names on the command line into a {@link Named} test. */
public final class Naming {

  private static final Pattern CLASS =
      Pattern.compile("(?!.*\\.(java|jar|zip|kt|kts|scala)$)[\\p{javaJavaIdentifierPart}.]+");

  private static final Pattern EXTENDS = Pattern.compile("\\bextends\\b");

  private final Workshop shop;

  /** Builds projects with that. */
  public Naming(Workshop shop) {
    this.shop = shop;
  }

  /**
   * Finds it, and builds it where it has to be built, which may take minutes.
   *
   * @throws ProjectException if it is nothing that can be run, or cannot be built
   */
  public Named resolve(Asked asked) throws ProjectException {
    String simulation = asked.jar() == null ? asked.simulation() : asked.what();
    Path path = asked.jar() == null ? path(asked.what()) : asked.jar();
    try {
      Path absolute = path.toAbsolutePath().normalize();
      if (Files.isDirectory(absolute)) {
        return folder(absolute, simulation);
      }
      if (Files.isRegularFile(absolute)) {
        return file(absolute, path, simulation);
      }
    } catch (BundleException e) {
      throw ProjectException.nonsense(String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      throw ProjectException.nonsense("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
    if (Files.exists(path)) {
      throw ProjectException.nonsense("%s is neither a file nor a folder.".formatted(path));
    }
    if (asked.jar() == null && CLASS.matcher(asked.what()).matches()) {
      return new Named("", null, asked.what());
    }
    throw ProjectException.nonsense("There is no file or folder %s.".formatted(path));
  }

  private static Path path(String what) throws ProjectException {
    if (what.isBlank()) {
      throw ProjectException.nonsense(
          "Say what to run: a plan, a file, a folder, a jar, or a class.");
    }
    try {
      return Path.of(what);
    } catch (InvalidPathException e) {
      throw ProjectException.nonsense("There is no file or folder %s.".formatted(what));
    }
  }

  private Named folder(Path folder, @Nullable String simulation)
      throws ProjectException, BundleException, IOException {
    if (folder.getParent() == null) {
      throw ProjectException.nonsense(
          "%s is the whole file system. Name the folder of the simulation.".formatted(folder));
    }
    Optional<Project> project = Project.in(folder);
    Bundle bundle =
        project.isPresent() ? new Packing(project.get(), simulation, shop).bundle() : plain(folder);
    return new Named(name(folder), bundle, simulation);
  }

  private static Bundle plain(Path folder) throws ProjectException, BundleException {
    Map<String, Path> files = new Folder(folder).files();
    if (!files.isEmpty() && files.size() <= Bundle.MAX_ENTRIES) {
      new Contents(folder, files.keySet()).demandCode(n -> extendsAnything(files.get(n)));
    }
    return Bundle.pack(folder.toString(), files);
  }

  /** As every simulation does. */
  private static boolean extendsAnything(@Nullable Path source) {
    return source != null && EXTENDS.matcher(Project.read(source)).find();
  }

  private Named file(Path file, Path asked, @Nullable String simulation)
      throws ProjectException, BundleException, IOException {
    if (Files.size(file) > Bundle.MAX_UNPACKED_BYTES) {
      throw ProjectException.nonsense(
          "%s is larger than 512 MiB. Leave out what is not needed.".formatted(file));
    }
    if (PlanFile.isCalled(name(file))) {
      return plan(file, asked, simulation);
    }
    Content content = Content.of(Files.readAllBytes(file));
    if (content.kind() == Content.Kind.ZIP || content.kind() == Content.Kind.JAR) {
      Contents.ofArchive(file).demandCode(n -> true);
    }
    return switch (content.kind()) {
      case ZIP -> new Named(name(file), zip(file), simulation);
      case JAR -> new Named(name(file), beside(file, jarName(file)), simulation);
      case JAVA, FOREIGN -> source(file, content, simulation);
      case EMPTY, DAMAGED_ZIP, UNKNOWN ->
          throw ProjectException.nonsense(
              ("%s is not a simulation. It must be Java, Kotlin or Scala source in UTF-8, a"
                      + " readable jar or zip file, or a plan with a name that ends in .yaml.")
                  .formatted(file));
    };
  }

  private static Named plan(Path file, Path asked, @Nullable String simulation)
      throws ProjectException, BundleException {
    if (simulation != null) {
      throw ProjectException.nonsense(
          "%s is a plan, which has no class %s. Leave out --simulation."
              .formatted(asked, simulation));
    }
    PlanFile plan = new PlanFile(asked);
    try {
      return new Named(name(file), plan.bundle(), null);
    } catch (PlanException e) {
      throw ProjectException.nonsense(plan.text(e));
    }
  }

  /** A source of a project is sent with it, any other alone. */
  private Named source(Path file, Content content, @Nullable String simulation)
      throws ProjectException, BundleException, IOException {
    Optional<Project> project = Project.around(file);
    if (project.isPresent()) {
      String type = simulation == null ? content.type(base(file)) : simulation;
      return new Named(name(file), new Packing(project.get(), type, shop).bundle(), type);
    }
    if (content.kind() == Content.Kind.FOREIGN) {
      throw ProjectException.nonsense(
          ("%s is Kotlin or Scala, which only the build of its project can compile, but no folder"
                  + " above it has a pom.xml, build.gradle or build.sbt. Build a jar that contains"
                  + " it and all its dependencies, and run that: ./broadside run CLASS --jar"
                  + " FILE.jar")
              .formatted(file));
    }
    if (!EXTENDS.matcher(content.code()).find()) {
      throw ProjectException.nonsense(
          "%s is not a simulation: no class in it extends Gatling's Simulation.".formatted(file));
    }
    return new Named(name(file), beside(file, content.javaFile(name(file))), simulation);
  }

  private static Bundle zip(Path file) throws IOException, BundleException {
    if (Files.size(file) > Bundle.MAX_PACKED_BYTES) {
      throw new BundleException(file + " is larger than 64 MiB. Leave out what is not needed.");
    }
    Bundle bundle = Bundle.of(Files.readAllBytes(file));
    try {
      bundle.demandUnpackable();
    } catch (BundleException e) {
      throw new BundleException("%s cannot be sent. %s".formatted(file, e.getMessage()));
    }
    return bundle;
  }

  private static Bundle beside(Path file, String name) throws BundleException {
    Map<String, Path> files = new TreeMap<>(Folder.resourcesBeside(file));
    files.put(name, file);
    return Bundle.pack(file.toString(), files);
  }

  private static String jarName(Path file) {
    return name(file).endsWith(".jar") ? name(file) : name(file) + ".jar";
  }

  private static String base(Path file) {
    return name(file).replaceAll("\\.[^.]*$", "");
  }

  /** The root of all has none. */
  private static String name(Path path) {
    return path.getFileName() == null ? "simulation" : path.getFileName().toString();
  }
}
