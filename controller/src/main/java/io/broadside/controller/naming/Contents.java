package io.broadside.controller.naming;

import io.broadside.controller.plans.PlanFile;
import io.broadside.controller.project.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The names of the files in a folder, or in an archive.
 *
 * @param where the folder or archive
 * @param names of the files in it
 */
record Contents(Path where, Collection<String> names) {

  private static final Pattern BUILT = Pattern.compile(".*\\.(class|jar)");
  private static final Pattern FOREIGN = Pattern.compile(".*\\.(kt|scala)");

  /**
   * Lists an archive.
   *
   * @throws ProjectException if it is damaged
   */
  static Contents ofArchive(Path file) throws ProjectException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      return new Contents(file, names);
    } catch (IOException e) {
      throw ProjectException.nonsense(
          "%s is not a readable jar or zip file: %s. Create it again."
              .formatted(file, e.getMessage()));
    }
  }

  /**
   * Refuses what no simulation can be among, so that nothing of it is sent.
   *
   * @param java whether a Java source of that name may declare one
   */
  void demandCode(Predicate<String> java) throws ProjectException {
    if (names.stream()
        .anyMatch(n -> BUILT.matcher(n).matches() || (n.endsWith(".java") && java.test(n)))) {
      return;
    }
    Optional<String> plan = names.stream().filter(PlanFile::isCalled).sorted().findFirst();
    if (plan.isPresent() && Files.isDirectory(where)) {
      throw ProjectException.nonsense(
          "There is no simulation in %s. If you mean a plan, name it: ./broadside run %s"
              .formatted(where, where.resolve(plan.get())));
    }
    throw ProjectException.nonsense(
        names.stream().anyMatch(n -> FOREIGN.matcher(n).matches())
            ? ("%s contains Kotlin or Scala, which only the build of its project can compile. Name"
                    + " the folder with its pom.xml, build.gradle or build.sbt: ./broadside run"
                    + " FOLDER")
                .formatted(where)
            : ("There is no simulation in %s: no Java source, class or jar of one. Name the file or"
                    + " folder that contains it.")
                .formatted(where));
  }
}
