package io.broadside.worker.compile;

import com.sun.source.util.JavacTask;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a bundle's sources against the worker's class path and the bundle's own classes. */
final class SourceCompiler implements AutoCloseable {

  private final Sources sources;
  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;
  private final JarClasses own;

  /**
   * Opens it; compiles nothing yet.
   *
   * @throws FailureException if this Java has no compiler
   */
  SourceCompiler(Sources sources) throws FailureException, IOException {
    this.sources = sources;
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new FailureException(
          new Failure(
              Failure.Code.COMPILE_ERROR,
              "This worker's Java has no compiler, so the worker cannot run .java files. Run it on"
                  + " a JDK, or send a jar."));
    }
    compiler = found;
    files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    Files.createDirectories(sources.classes());
    own = new JarClasses(System.getProperty("java.class.path"));
  }

  /** What the sources declare. */
  SourceTree read() throws IOException {
    List<SourceTree.Source> parsed = new ArrayList<>();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Path> paths = sources.files();
    if (!paths.isEmpty()) {
      JavacTask task = task(files, found, files.getJavaFileObjectsFromPaths(paths));
      task.parse().forEach(unit -> parsed.add(SourceTree.Source.of(unit)));
    }
    return new SourceTree(
        List.copyOf(parsed), CompileErrors.among(sources.folder(), found.getDiagnostics()));
  }

  /**
   * Compiles those files of the tree and what they need of the others; writes no class where it
   * finds an error.
   */
  CompileErrors compile(SourceTree tree, List<SourceTree.Source> wanted) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Diagnostic<? extends JavaFileObject>> errors = List.of();
    if (!wanted.isEmpty()
        && !task(
                new SourcePath(files, own, tree),
                found,
                wanted.stream().map(SourceTree.Source::file).toList())
            .call()) {
      errors = found.getDiagnostics();
    }
    return CompileErrors.among(sources.folder(), errors);
  }

  private JavacTask task(
      JavaFileManager manager,
      DiagnosticCollector<JavaFileObject> found,
      Iterable<? extends JavaFileObject> units)
      throws IOException {
    return (JavacTask) compiler.getTask(null, manager, found, options(), null, units);
  }

  /** The worker's own classes come first, as they will when the simulation runs. */
  private List<String> options() throws IOException {
    String classPath =
        Stream.of(own.folders(), List.of(sources.classes()), sources.jars())
            .flatMap(List::stream)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "-d",
        sources.classes().toString(),
        "-cp",
        classPath,
        "-proc:none",
        "-implicit:class",
        "-Xprefer:source",
        "-XDcompilePolicy=simple", // else the classes before the first error are written
        "-g",
        "-parameters",
        "-nowarn",
        "-Xmaxerrs",
        "1000");
  }

  @Override
  public void close() throws IOException {
    files.close();
    own.close();
  }
}
