package io.broadside.controller.project;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of a project's own build tool, which says what the simulation's class path is.
 *
 * @param gatling the workers' version, for which it is to compile where it can be told to
 */
public record Build(Project project, String gatling, Workshop shop) {

  private static final String MAVEN_CLASS_PATH =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
  private static final List<String> GATLING_MODULES =
      List.of(
          "app",
          "charts",
          "commons",
          "core",
          "core-java",
          "http",
          "http-client",
          "http-java",
          "jdbc",
          "jdbc-java",
          "jms",
          "jms-java",
          "jsonpath",
          "netty-util",
          "quicklens",
          "recorder",
          "redis",
          "redis-java");
  private static final String OUTPUT = "target/broadside.classpath";

  /** Has Gradle say the class path of Gatling's source set, or else of the tests. */
  private static final String GRADLE_SCRIPT =
      """
      def wanted = new File(System.getProperty('broadside.project')).canonicalFile
      def output = new File(System.getProperty('broadside.output'))
      def gatling = System.getProperty('broadside.gatling')
      allprojects { project ->
        project.configurations.all {
          resolutionStrategy.eachDependency {
            if (it.requested.group in ['io.gatling', 'io.gatling.highcharts'] && it.requested.version?.startsWith('3.')) {
              it.useVersion(gatling)
            }
          }
        }
        if (project.projectDir.canonicalFile == wanted) {
          def task = project.tasks.create('broadsideClassPath')
          project.afterEvaluate {
            def sets = project.extensions.findByName('sourceSets') ?: project.sourceSets
            def own = sets.findByName('gatling')
            def files = (own == null || own.allSource.empty ? sets.test : own).runtimeClasspath
            task.dependsOn files
            task.doLast { output.text = files.files.join(File.pathSeparator) }
          }
        }
      }
      """;

  /**
   * Compiles; takes as long as it takes.
   *
   * @param reason why it has to be
   * @return folders of classes and jars, in their order
   * @throws ProjectException with the build's own error
   */
  public List<Path> classPath(String reason) throws ProjectException {
    Launcher launcher = Launcher.of(project);
    shop.say()
        .accept(
            "Building %s with %s, because %s …"
                .formatted(project.name(), launcher.title(), reason));
    try {
      Path log = Files.createTempFile("broadside-build-", ".log");
      List<Path> found =
          switch (project.tool()) {
            case MAVEN -> maven(launcher, log);
            case GRADLE -> gradle(launcher, log);
            case SBT -> sbt(launcher, log);
          };
      Files.delete(log);
      return found;
    } catch (IOException e) {
      throw ProjectException.build(
          "%s cannot be started for %s: %s"
              .formatted(launcher.title(), project.folder(), e.getMessage()));
    }
  }

  private List<Path> maven(Launcher launcher, Path log) throws ProjectException, IOException {
    Path root = project.reactor();
    List<String> arguments =
        new ArrayList<>(List.of("-B", "-f", root.resolve("pom.xml").toString()));
    if (!root.equals(project.folder())) {
      arguments.addAll(List.of("-pl", root.relativize(project.folder()).toString(), "-am"));
    }
    arguments.addAll(
        List.of(
            "test-compile",
            MAVEN_CLASS_PATH,
            "-Dmdep.includeScope=test",
            "-Dmdep.outputFile=" + OUTPUT));
    project.gatlingProperties().forEach(p -> arguments.add("-D%s=%s".formatted(p, gatling)));
    run(launcher, root, arguments, log);
    Path classes = project.folder().resolve("target");
    List<Path> own = List.of(classes.resolve("test-classes"), classes.resolve("classes"));
    return Stream.concat(
            own.stream(), paths(Files.readString(project.folder().resolve(OUTPUT))).stream())
        .toList();
  }

  private List<Path> gradle(Launcher launcher, Path log) throws ProjectException, IOException {
    Path script = Files.createTempFile("broadside-", ".gradle");
    Path output = Files.createTempFile("broadside-", ".classpath");
    try {
      Files.writeString(script, GRADLE_SCRIPT);
      run(
          launcher,
          project.folder(),
          List.of(
              "--console=plain",
              "-I",
              script.toString(),
              "-Dbroadside.project=" + project.folder(),
              "-Dbroadside.output=" + output,
              "-Dbroadside.gatling=" + gatling,
              "broadsideClassPath"),
          log);
      return paths(Files.readString(output));
    } finally {
      Files.delete(script);
      Files.delete(output);
    }
  }

  private List<Path> sbt(Launcher launcher, Path log) throws ProjectException, IOException {
    String own =
        GATLING_MODULES.stream()
            .map(m -> "\"io.gatling\" % \"gatling-" + m + "\" % \"" + gatling + "\"")
            .collect(Collectors.joining(", "));
    run(
        launcher,
        project.folder(),
        List.of("set dependencyOverrides ++= Seq(%s)".formatted(own), "export Test/fullClasspath"),
        log);
    return Project.read(log)
        .lines()
        .map(l -> l.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").strip())
        .filter(l -> l.startsWith("/") && l.contains(".jar") && !l.contains(" "))
        .flatMap(l -> paths(l).stream())
        .distinct()
        .toList();
  }

  private void run(Launcher launcher, Path folder, List<String> arguments, Path log)
      throws ProjectException, IOException {
    List<String> command = new ArrayList<>(launcher.command());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    builder.environment().put("TERM", "dumb");
    Process process = builder.start();
    Thread end = new Thread(process::destroy, "end-build");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter kept = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.println(line);
        shop.progress().accept(line);
      }
      if (process.waitFor() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
    }
    throw ProjectException.build(
        new BuildErrors(project.tool(), Project.read(log).lines().toList())
            .message(project.name(), launcher.title(), log, shop.java()));
  }

  private static List<Path> paths(String text) {
    return Arrays.stream(text.strip().split(File.pathSeparator))
        .filter(p -> !p.isBlank())
        .map(Path::of)
        .toList();
  }
}
