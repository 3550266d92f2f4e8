package io.broadside.worker;

import io.broadside.worker.engine.Engine;
import io.broadside.worker.exit.ExitWatch;
import io.broadside.worker.exit.LastWords;
import io.broadside.worker.exit.Obituary;
import io.broadside.worker.exit.OutputLog;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.http.WorkerServer;
import io.broadside.worker.metrics.WorkerMetrics;
import io.broadside.worker.simulation.SharedClasses;
import io.broadside.worker.simulation.SimulationLoader;
import io.broadside.worker.supervisor.EngineProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The engine's process: wires it, and ends once the engine is released. */
final class EngineProgram {

  private EngineProgram() {}

  /**
   * Serves one run; returns when that is over.
   *
   * @param listening what to do with its address once it listens
   */
  static WorkerExit run(Settings settings, Consumer<InetSocketAddress> listening)
      throws IOException, InterruptedException {
    Path files = Path.of("").toAbsolutePath();
    LastWords words = new LastWords(Objects.requireNonNull(files.getParent()));
    CountDownLatch released = new CountDownLatch(1);
    WorkerMetrics metrics = WorkerMetrics.ofProcess(GatlingSettings.version());
    Engine engine =
        new Engine(
            settings.name(),
            settings.instance(),
            Obituary.read(System.getenv()).orElse(null),
            loader(settings, files),
            metrics.measurements(),
            released::countDown);
    Lifeline.watch(word -> obey(word, engine), WorkerExit.OK::exit);
    ExitWatch.install(words, engine::leave);
    try (WorkerServer server =
            new WorkerServer(
                new InetSocketAddress(settings.host(), settings.port()),
                settings.token(),
                engine,
                metrics,
                OutputLog.in(System.getenv()).orElse(null));
        Heartbeat heartbeat = new Heartbeat(engine, words)) {
      heartbeat.start();
      listening.accept(server.address());
      released.await();
    }
    return WorkerExit.OK;
  }

  private static SimulationLoader loader(Settings settings, Path files) {
    SharedClasses shared =
        settings.classes().isEmpty()
            ? SharedClasses.NONE
            : SharedClasses.in(Path.of(settings.classes()));
    return new SimulationLoader(files, Path.of(settings.simulations()), shared);
  }

  /** Prints the line that tells the supervisor, and its parent process, that the engine listens. */
  static void announce(Settings settings, InetSocketAddress address) {
    System.out.printf(
        "broadside-worker %s (process %d) listening on %s:%d%n",
        settings.name(), ProcessHandle.current().pid(), settings.host(), address.getPort());
  }

  private static void obey(String word, Engine engine) {
    if (word.equals(EngineProcess.LEAVE)) {
      engine.leave();
    }
  }
}
