package io.broadside.controller.naming;

import io.broadside.controller.project.Project;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the packages that Java sources mention. A package too many costs a closer look, no more.
 *
 * @param texts of the sources
 */
record ForeignNames(List<String> texts) {

  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^\\s*package\\s+([\\p{javaJavaIdentifierPart}.]+)\\s*;");
  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\s+(?:static\\s+)?((?:\\p{Ll}\\w*\\.)+)");

  /** A package before the name of a class. */
  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w.)])((?:\\p{Ll}\\w*\\.)+)(?=\\p{Lu})");

  private static final Pattern AT_HAND =
      Pattern.compile("(this|super|java|javax|scala|io\\.gatling)(\\..*)?");

  static ForeignNames of(Collection<Path> sources) {
    return new ForeignNames(sources.stream().map(Project::read).toList());
  }

  /** The packages that they are in. */
  Set<String> own() {
    return texts.stream().flatMap(t -> packageOf(t).stream()).collect(Collectors.toSet());
  }

  private static Optional<String> packageOf(String text) {
    Matcher found = PACKAGE.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Whether one of them is neither theirs nor the workers'. */
  boolean areThere() {
    Set<String> own = own();
    return texts.stream()
        .flatMap(t -> Stream.of(IMPORT, QUALIFIED).flatMap(p -> p.matcher(t).results()))
        .map(r -> r.group(1).substring(0, r.group(1).length() - 1))
        .anyMatch(name -> !own.contains(name) && !AT_HAND.matcher(name).matches());
  }
}
