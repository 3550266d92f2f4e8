package io.broadside.controller.naming;

import io.broadside.controller.project.Build;
import io.broadside.controller.project.ClassPath;
import io.broadside.controller.project.Project;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Recompilation;
import io.broadside.controller.project.Workshop;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.status.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Packs a project's simulation into a bundle. A simulation in Java that needs nothing but Gatling
 * is sent as source: that takes no build and no network, and the rest of the project does not
 * matter. Any other is built.
 *
 * @param asked the project that was named, which may have modules
 * @param simulation null for the only one there is
 */
record Packing(Project asked, @Nullable String simulation, Workshop shop) {

  private static final Pattern MISSING = Pattern.compile("package ([\\w.]+) does not exist");

  /**
   * Packs it.
   *
   * @throws ProjectException if it cannot be built
   * @throws BundleException if it is too large
   */
  Bundle bundle() throws ProjectException, BundleException, IOException {
    Project project = module();
    Optional<String> reason = reasonToBuild(project);
    if (reason.isEmpty() && !project.arrangesItsResources()) {
      noteVersion(project.gatlingVersion());
      return project.unbuilt();
    }
    try {
      return built(project, reason.orElse("it defines where its resources are"));
    } catch (ProjectException e) {
      if (reason.isPresent()) {
        throw e;
      }
      shop.say()
          .accept(
              e.getMessage()
                  + "\nThe simulation does not need the build, so only its sources are sent.");
      return project.unbuilt();
    }
  }

  /** Of several modules, the one that the simulation is in. */
  private Project module() throws ProjectException, IOException {
    if (!asked.simulations(".java", ".kt", ".scala").isEmpty()) {
      return asked;
    }
    List<Project> with = new ArrayList<>();
    for (Project module : asked.modules()) {
      List<Path> sources = module.simulations(".java", ".kt", ".scala");
      if (simulation == null ? !sources.isEmpty() : declares(sources)) {
        with.add(module);
      }
    }
    if (with.size() > 1) {
      throw ProjectException.nonsense(
          "Several modules of %s have simulations. Say which one to run: %s"
              .formatted(
                  asked.folder(),
                  with.stream()
                      .map(m -> "./broadside run " + m.folder())
                      .collect(Collectors.joining(", or "))));
    }
    return with.isEmpty() ? asked : with.getFirst();
  }

  private boolean declares(List<Path> sources) {
    String full = Objects.requireNonNull(simulation);
    String simple = full.substring(Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1);
    Pattern declared = Pattern.compile("\\b(class|object)\\s+" + Pattern.quote(simple) + "\\b");
    return sources.stream().anyMatch(s -> declared.matcher(Project.read(s)).find());
  }

  /** Empty where the workers can do with the sources alone. */
  private Optional<String> reasonToBuild(Project project)
      throws ProjectException, BundleException, IOException {
    List<Path> java = project.simulations(".java");
    List<Path> foreign = project.simulations(".kt", ".scala");
    if (!foreign.isEmpty() && (simulation == null || declares(foreign))) {
      boolean scala = foreign.getFirst().toString().endsWith(".scala");
      return Optional.of("it is " + (scala ? "Scala" : "Kotlin"));
    }
    if (!java.isEmpty() && needsNothing(project, java)) {
      return Optional.empty();
    }
    Optional<Failure> failure = new Trial(shop).of(project.unbuilt(), simulation);
    if (failure.isPresent() && simulation == null && !speaksOfOne(project)) {
      throw ProjectException.nonsense(
          ("There is no simulation in %s: none of its sources mentions one. Name the file, folder"
                  + " or class of the simulation.")
              .formatted(project.folder()));
    }
    return failure.map(Packing::reason);
  }

  private static boolean speaksOfOne(Project project) throws IOException {
    return project.sources(".java", ".kt", ".scala").stream()
        .anyMatch(s -> Project.read(s).contains("Simulation"));
  }

  /** Neither a library, nor code of the project that may need one. */
  private static boolean needsNothing(Project project, List<Path> simulations) throws IOException {
    List<Path> beside = project.beside(simulations, ".java");
    List<Path> others = new ArrayList<>(project.sources(".java"));
    others.removeAll(beside);
    ForeignNames names = ForeignNames.of(beside);
    return !names.areThere() && Collections.disjoint(names.own(), ForeignNames.of(others).own());
  }

  private static String reason(Failure failure) {
    var missing = MISSING.matcher(failure.message());
    if (missing.find()) {
      return "package %s is missing without the build".formatted(missing.group(1));
    }
    return failure.code() == Failure.Code.COMPILE_ERROR
        ? "its sources do not compile without the build"
        : "its sources alone do not run";
  }

  private Bundle built(Project project, String reason)
      throws ProjectException, BundleException, IOException {
    String own = own();
    List<Path> entries = new Build(project, own, shop).classPath(reason);
    Optional<String> other = ClassPath.gatlingVersion(entries).filter(v -> !v.equals(own));
    noteVersion(other.or(project::gatlingVersion));
    if (other.isEmpty()) {
      return new ClassPath(entries, lib()).pack(project);
    }
    List<Path> java = project.simulations(".java");
    List<Path> named =
        java.stream().filter(s -> simulation == null || declares(List.of(s))).toList();
    try (Recompilation again = Recompilation.open(project, entries, lib())) {
      boolean done = again.run(named.isEmpty() ? java : named, shop.java());
      List<Path> all = new ArrayList<>(done ? List.of(again.classes()) : List.of());
      all.addAll(entries);
      return new ClassPath(all, lib()).pack(project);
    }
  }

  private Path lib() {
    return shop.workerJar().resolveSibling("lib");
  }

  private String own() {
    return ClassPath.gatlingVersion(ClassPath.jars(lib())).orElse("");
  }

  private void noteVersion(Optional<String> made) {
    if (made.isPresent() && !made.get().equals(own())) {
      shop.say()
          .accept(
              ("The project is made for Gatling %s. It runs with Gatling %s, the version of the"
                      + " workers.")
                  .formatted(made.get(), own()));
    }
  }
}
