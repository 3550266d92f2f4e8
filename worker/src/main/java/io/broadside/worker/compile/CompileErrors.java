package io.broadside.worker.compile;

import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.failure.Licence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the compiler found wrong, as it would print it.
 *
 * @param root what file names are relative to
 * @param errors all of them, in the compiler's order
 */
record CompileErrors(Path root, List<Diagnostic<? extends JavaFileObject>> errors) {

  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_LINE = 200;
  private static final String INDENT = "    ";
  private static final Pattern MISSING = Pattern.compile("package ([\\w.]+) does not exist");

  /** Keeps the errors among the diagnostics. */
  static CompileErrors among(Path root, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return new CompileErrors(
        root, diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList());
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /**
   * Does nothing where there are none.
   *
   * @throws FailureException with all of them, or with what to do where a part of Gatling is
   *     missing
   */
  void demandNone() throws FailureException {
    for (var error : errors) {
      Matcher missing = MISSING.matcher(error.getMessage(Locale.ENGLISH));
      Optional<Licence> licence =
          missing.find() ? Licence.ofClass(missing.group(1)) : Optional.empty();
      if (licence.isPresent()) {
        throw new FailureException(licence.get().refusal());
      }
    }
    if (!errors.isEmpty()) {
      throw new FailureException(new Failure(Failure.Code.COMPILE_ERROR, message()));
    }
  }

  /** The whole message: each error's file, line, text and source line, with a caret below. */
  String message() {
    String shown =
        errors.stream().limit(MOST_SHOWN).map(this::describe).collect(Collectors.joining("\n"));
    int left = errors.size() - MOST_SHOWN;
    return "The simulation does not compile (%d %s):\n%s%s"
        .formatted(
            errors.size(),
            errors.size() == 1 ? "error" : "errors",
            shown,
            left > 0 ? "\n… and %d more.".formatted(left) : "");
  }

  private String describe(Diagnostic<? extends JavaFileObject> error) {
    List<String> text = error.getMessage(Locale.ENGLISH).lines().toList();
    String first = text.isEmpty() ? "error" : text.getFirst();
    String rest = text.stream().skip(1).map(l -> "\n" + INDENT + l).collect(Collectors.joining());
    JavaFileObject source = error.getSource();
    if (source == null || error.getPosition() == Diagnostic.NOPOS) {
      return first + rest;
    }
    return "%s:%d: %s%s%s"
        .formatted(
            root.relativize(Path.of(source.toUri())),
            error.getLineNumber(),
            first,
            line(source, error.getPosition()).orElse(""),
            rest);
  }

  /** The source line and the caret, by the position: the column number counts tabs as eight. */
  private static Optional<String> line(JavaFileObject source, long position) {
    try {
      String text = source.getCharContent(true).toString();
      int at = (int) Math.min(position, text.length());
      int from = text.lastIndexOf('\n', at - 1) + 1;
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end).stripTrailing();
      if (line.length() > LONGEST_LINE) {
        return Optional.empty();
      }
      String blank = line.replaceAll("[^\t]", " ");
      String before =
          at - from <= blank.length()
              ? blank.substring(0, at - from)
              : blank + " ".repeat(at - from - blank.length());
      return Optional.of("\n" + INDENT + line + "\n" + INDENT + before + "^");
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
