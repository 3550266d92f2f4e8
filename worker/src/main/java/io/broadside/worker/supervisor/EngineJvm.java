package io.broadside.worker.supervisor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JVM that engines run in: this one's binary and class path, and flags for a load generator in
 * a small container.
 *
 * @param home the Java installation
 * @param release its feature release, such as 25
 * @param processors how many it may use
 * @param memory bytes that it may use, those of its container where it is in one
 * @param classPath absolute, jars only where there is to be an AOT cache
 * @param main the class to start
 */
public record EngineJvm(
    Path home, int release, int processors, long memory, List<Path> classPath, String main) {

  private static final int FIRST_WITH_AOT = 25;

  /** On a large machine several workers run side by side. */
  private static final long MOST_HEAP = 2L << 30;

  private static final int START_PART = 5;

  /** Copies the list. */
  public EngineJvm {
    classPath = List.copyOf(classPath);
  }

  /** As this process was started. */
  public static EngineJvm ofThisProcess(String main) {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(p -> Path.of(p).toAbsolutePath().normalize())
            .toList();
    return new EngineJvm(
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        classPath,
        main);
  }

  /** Whether this Java can make and use an AOT cache. */
  public boolean knowsAot() {
    return release >= FIRST_WITH_AOT;
  }

  /** Where the AOT cache is, or would be: beside the jar. */
  public Path aotCache() {
    return classPath.getFirst().resolveSibling("worker.aot");
  }

  /**
   * Whether there is a cache of this build: the JVM does not notice one of an earlier build, and
   * would run that build's classes.
   */
  public boolean hasFreshCache() {
    try {
      return Files.isReadable(aotCache())
          && Files.getLastModifiedTime(aotCache())
                  .compareTo(Files.getLastModifiedTime(classPath.getFirst()))
              >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The command of an engine.
   *
   * @param files the engine's working folder: the last place on its class path, so that what a
   *     simulation brings along is found by its name, as in Gatling's own projects
   */
  public List<String> command(Path files, List<String> arguments) {
    List<String> aot =
        knowsAot() && hasFreshCache() ? List.of("-XX:AOTCache=" + aotCache()) : List.of();
    return command(aot, List.of(files), arguments);
  }

  /**
   * The command of a process that does what an engine does, and makes an AOT cache of it. A cache
   * made for a class path holds for one that goes on after it, too. It keeps classes, but not how
   * methods were used (JEP 515): a method that was lukewarm in the exercise would never be compiled
   * for speed (ADR 13).
   */
  public List<String> trainingCommand(Path cache, List<String> arguments) {
    return command(
        List.of(
            "-XX:AOTCacheOutput=" + cache,
            "-Xlog:aot=error",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining"),
        List.of(),
        arguments);
  }

  private List<String> command(List<String> aot, List<Path> more, List<String> arguments) {
    String path =
        Stream.concat(classPath.stream(), more.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(flags());
    command.addAll(aot);
    command.addAll(List.of("-cp", path, main));
    command.addAll(arguments);
    return command;
  }

  /** Half of the memory; the rest is for buffers, code and threads. */
  private long heap() {
    return Math.min(memory / 2, MOST_HEAP);
  }

  private List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                // Little of a load generator's garbage lives: on one core the least work wins; on
                // more, a second thread shortens the pauses. ZGC would want cores of its own, and
                // cannot use the AOT cache of JDK 25.
                processors > 1 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC",
                // In bytes: -XX:MaxRAM, which would cap a percentage, makes Java forget its
                // container.
                "-Xmx" + heap(),
                "-Xms" + heap() / START_PART,
                // Else the heap is collected as a whole, twice, while classes are loaded.
                "-XX:MetaspaceSize=128m",
                // Three times Java's own: its optimising compiler competes with the users for a
                // core, and gives back what it takes only where a method is called that often
                // (ADR 15).
                "-XX:Tier4InvocationThreshold=15000",
                "-XX:Tier4MinInvocationThreshold=1800",
                "-XX:Tier4CompileThreshold=45000",
                "-XX:Tier4BackEdgeThreshold=120000",
                // One for each processor, where Netty would start two: they share it with the
                // compiler, which is done sooner.
                "-Dio.netty.eventLoopThreads=" + processors,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                // Else every second answer on a kept connection waits for an ACK, up to 40 ms.
                "-Dsun.net.httpserver.nodelay=true",
                // Seconds: nobody keeps a thread by sending or reading slowly.
                "-Dsun.net.httpserver.maxReqTime=60",
                "-Dsun.net.httpserver.maxRspTime=60"));
    if (release >= FIRST_WITH_AOT) {
      flags.addAll(
          List.of(
              "-XX:+UseCompactObjectHeaders",
              // What libraries do, and users cannot change, is no news for the log.
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow"));
    }
    return flags;
  }
}
