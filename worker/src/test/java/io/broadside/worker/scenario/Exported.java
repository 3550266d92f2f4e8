package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.export.JavaExport;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plan's export, compiled. */
final class Exported {

  private static final String NAME = "Exported";

  private Exported() {}

  /**
   * Makes the simulation.
   *
   * @param folder where the plan's files lie
   * @param work an empty folder
   */
  static Simulation simulation(TestPlan plan, Path folder, Path work) throws Exception {
    Path source = work.resolve(NAME + ".java");
    Files.writeString(source, withWholePaths(JavaExport.of(plan, NAME), folder));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  errors,
                  files,
                  null,
                  List.of("-proc:none", "-d", work.toString()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {work.toUri().toURL(), folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return (Simulation) loader.loadClass(NAME).getConstructor().newInstance();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Gatling looks for files on its own class path, which the folder is not on. */
  private static String withWholePaths(String source, Path folder) throws IOException {
    String whole = source;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".jsonl")).toList()) {
        String path = file.toAbsolutePath().toString().replace("/resources/", "/./resources/");
        whole = whole.replace("\"" + file.getFileName() + "\"", "\"" + path + "\"");
      }
    }
    return whole;
  }
}
