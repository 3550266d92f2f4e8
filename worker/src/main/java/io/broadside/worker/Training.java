package io.broadside.worker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.broadside.worker.supervisor.EngineJvm;
import io.broadside.worker.supervisor.Scratch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * Makes the JDK's AOT cache (JEP 514): a trainee does once what an engine does, and the JVM keeps
 * the classes it loaded and the profiles it made, beside the worker's jar.
 */
final class Training {

  private Training() {}

  /**
   * Starts a trainee with exactly an engine's flags, since a cache is good for these only. Where
   * another process is making the cache, waits for it and does not do it again.
   */
  static WorkerExit record(EngineJvm jvm) throws IOException, InterruptedException {
    if (!jvm.knowsAot()) {
      System.out.printf(
          "Java %d has no AOT cache. The worker runs without one and starts more slowly.%n",
          jvm.release());
      return WorkerExit.OK;
    }
    Path cache = jvm.aotCache();
    Path lock = cache.resolveSibling(cache.getFileName() + ".lock");
    try (FileChannel held = FileChannel.open(lock, CREATE, WRITE)) {
      boolean alone = held.tryLock() != null;
      if (!alone) {
        System.out.println("Waiting for another process that makes the AOT cache " + cache);
        held.lock();
      }
      return !alone && jvm.hasFreshCache() ? WorkerExit.OK : record(jvm, cache);
    }
  }

  private static WorkerExit record(EngineJvm jvm, Path cache)
      throws IOException, InterruptedException {
    Path draft = cache.resolveSibling(cache.getFileName() + ".draft");
    try (Scratch scratch = Scratch.create("training")) {
      Process trainee =
          start(jvm.trainingCommand(draft, List.of("--trainee", "trainee")), scratch.files());
      if (trainee.waitFor() != 0 || !Files.isRegularFile(draft)) {
        Files.deleteIfExists(draft);
        System.err.println("The AOT cache could not be made; the lines above say why.");
        return WorkerExit.FAILED;
      }
    }
    Files.move(draft, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    System.out.println("Made the AOT cache " + cache);
    return WorkerExit.OK;
  }

  /** With a token that nobody else knows: a trainee listens, too. */
  private static Process start(List<String> command, Path files) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(files.toFile())
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    builder.environment().put("BROADSIDE_TOKEN", UUID.randomUUID().toString());
    return builder.start();
  }
}
