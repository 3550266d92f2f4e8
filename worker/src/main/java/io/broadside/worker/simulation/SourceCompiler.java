package io.broadside.worker.simulation;

import io.broadside.protocol.status.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles a bundle's sources against the worker's class path and the bundle's jars. */
final class SourceCompiler {

  private static final int MOST_ERRORS = 20;

  private SourceCompiler() {}

  /**
   * Compiles into a folder.
   *
   * @param root what file names are relative to in messages
   * @throws FailureException with every error's file, line, text and source line
   */
  static void compile(Path root, List<Path> sources, List<Path> jars, Path classes)
      throws FailureException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw failure(
          "This worker runs on a Java without a compiler, so it cannot take .java files; use a JDK,"
              + " or a jar.");
    }
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
            + File.pathSeparator
            + System.getProperty("java.class.path");
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-cp",
              classPath,
              "-proc:none",
              "-g",
              "-parameters",
              "-nowarn");
      boolean fine =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!fine) {
        throw failure(message(root, found));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(Path root, DiagnosticCollector<JavaFileObject> found) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        found.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    String all =
        errors.stream()
            .limit(MOST_ERRORS)
            .map(e -> describe(root, e))
            .collect(Collectors.joining("\n"));
    String more =
        errors.size() > MOST_ERRORS ? "\n… and %d more".formatted(errors.size() - MOST_ERRORS) : "";
    return "The simulation does not compile (%d error%s):\n%s%s"
        .formatted(errors.size(), errors.size() == 1 ? "" : "s", all, more);
  }

  private static String describe(Path root, Diagnostic<? extends JavaFileObject> error) {
    JavaFileObject source = error.getSource();
    String place =
        source == null
            ? ""
            : root.relativize(Path.of(source.toUri())) + ":" + error.getLineNumber() + ": ";
    String line = source == null ? null : line(source, error.getLineNumber());
    return place
        + error.getMessage(Locale.ENGLISH)
        + (line == null
            ? ""
            : "\n    "
                + line
                + "\n    "
                + " ".repeat((int) Math.max(0, error.getColumnNumber() - 1))
                + "^");
  }

  private static @Nullable String line(JavaFileObject source, long number) {
    try {
      return Objects.requireNonNull(source.getCharContent(true))
          .toString()
          .lines()
          .skip(number - 1)
          .findFirst()
          .map(l -> l.replace('\t', ' '))
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Failure.Code.COMPILE_ERROR, message));
  }
}
