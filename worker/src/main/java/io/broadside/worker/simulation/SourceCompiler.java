package io.broadside.worker.simulation;

import io.broadside.protocol.status.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a bundle's sources against the worker's class path and the bundle's jars. */
final class SourceCompiler {

  private SourceCompiler() {}

  /**
   * Compiles what there is; does nothing where there is nothing.
   *
   * @throws FailureException with every error, or if this Java has no compiler
   */
  static void compile(Material material) throws FailureException, IOException {
    List<Path> sources = material.sources();
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw failure(
          "This worker runs on a Java without a compiler, so it takes no .java files; run it on a"
              + " JDK, or send a jar.");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      Files.createDirectories(material.classes());
      boolean fine =
          compiler
              .getTask(
                  null,
                  files,
                  found,
                  options(material),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!fine) {
        throw failure(CompileErrors.among(material.folder(), found.getDiagnostics()).message());
      }
    }
  }

  /** The worker's own classes come first, as they will when the simulation runs. */
  private static List<String> options(Material material) throws IOException {
    String classPath =
        Stream.concat(
                Stream.of(System.getProperty("java.class.path")),
                material.jars().stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "-d",
        material.classes().toString(),
        "-cp",
        classPath,
        "-proc:none",
        "-g",
        "-parameters",
        "-nowarn",
        "-Xmaxerrs",
        "1000");
  }

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Failure.Code.COMPILE_ERROR, message));
  }
}
