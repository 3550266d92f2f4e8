package io.broadside.controller.plans;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.problem.PlanException;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plan's file that the user names.
 *
 * @param path of the file, as it was given
 */
public record PlanFile(Path path) {

  private static final Pattern NAME = Pattern.compile("(?i).*\\.ya?ml");

  /** Whether a file of that name is a plan. */
  public static boolean isCalled(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads it.
   *
   * @throws PlanException if it cannot be run, with all reasons
   */
  public TestPlan read() throws PlanException {
    return PlanLoader.load(name(), PlanFiles.in(folder()));
  }

  /**
   * Packs it with the files that it names, and no others.
   *
   * @throws PlanException if it cannot be run, with all reasons
   * @throws BundleException if it is too large
   */
  public Bundle bundle() throws PlanException, BundleException {
    Map<String, Path> named = new TreeMap<>();
    PlanFiles files = PlanFiles.in(folder());
    PlanLoader.load(
        name(),
        name -> {
          Optional<InputStream> opened = files.open(name);
          if (opened.isPresent()) {
            Path file = folder().resolve(name).normalize();
            named.put(folder().relativize(file).toString().replace('\\', '/'), file);
          }
          return opened;
        });
    return Bundle.pack(path.toString(), named);
  }

  /** All that is wrong with it, a line each, such as {@code shop.yaml:3:5 …}. */
  public String text(PlanException problems) {
    return problems.problems().stream().map(p -> path + ":" + p).collect(Collectors.joining("\n"));
  }

  /** A name for a class, made of the file's: {@code LogInPlan} of {@code log-in.yaml}. */
  public String className() {
    StringBuilder made = new StringBuilder();
    for (String word : name().replaceAll("\\.[^.]*$", "").split("[^\\p{Alnum}]+", -1)) {
      if (!word.isEmpty()) {
        made.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    String start = made.isEmpty() || !Character.isJavaIdentifierStart(made.charAt(0)) ? "The" : "";
    return start + made + "Plan";
  }

  /** The file's own name. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  private Path folder() {
    Path absolute = path.toAbsolutePath().normalize();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }
}
