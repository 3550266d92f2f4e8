package io.broadside.controller;

import io.broadside.controller.conductor.Conductor;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.kubernetes.Cluster;
import io.broadside.controller.fleet.local.LocalFleet;
import io.broadside.controller.fleet.local.WorkerCommand;
import io.broadside.controller.http.ApiServer;
import io.broadside.controller.http.Guard;
import io.broadside.controller.http.ListenException;
import io.broadside.controller.http.MergedMetrics;
import io.broadside.controller.http.Particulars;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.users.Accounts;
import io.broadside.outputs.Outputs;
import io.broadside.results.store.ResultStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A running controller: everything is wired here. */
public final class Controller implements AutoCloseable {

  private static final int CLIENT_THREADS = 4;
  private static final int READER_THREADS = 2;
  private static final long ACCOUNTS_MILLIS = 200;

  private final Platform platform;
  private final ExecutorService threads;
  private final ExecutorService readers;
  private final WorkerClient client;
  private final Conductor conductor;
  private final ApiServer server;
  private final URI address;
  private final Keeping keeping;
  private final Outputs outputs;
  private final Path logs;
  private final LogBook log = LogBook.open();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts it.
   *
   * @throws ListenException if it cannot listen
   * @throws FleetException if a worker cannot be started
   */
  public Controller(ControllerConfig config) throws ListenException, FleetException {
    this(config, platform(config));
  }

  Controller(ControllerConfig config, Platform platform) throws ListenException, FleetException {
    startWorkers(config, platform); // they take longest
    Clock clock = new Clock();
    keeping = new Keeping(config.data().resolve("results"), config.results(), config.retention());
    outputs = new Outputs(config.outputs());
    logs = config.data().resolve("logs");
    threads =
        Executors.newFixedThreadPool(
            CLIENT_THREADS, Thread.ofPlatform().daemon().name("worker-client-", 1).factory());
    readers =
        Executors.newFixedThreadPool(
            READER_THREADS, Thread.ofPlatform().daemon().name("metrics-reader-", 1).factory());
    client = new HttpWorkerClient(config.token(), clock, threads, readers);
    this.platform = platform;
    SimulationLibrary library =
        new SimulationLibrary(config.simulations(), config.data().resolve("simulations"));
    conductor =
        new Conductor(
            platform, client, clock, library, keeping.store(), outputs, idleSeconds(config));
    MergedMetrics metrics =
        new MergedMetrics(() -> conductor.exposition().orElse(Exposition.EMPTY), outputs::balances);
    server =
        new ApiServer(
            conductor,
            platform,
            library,
            keeping.store(),
            metrics,
            new Guard(config.token(), config.hosts()),
            particulars(config));
    try {
      address = URI.create("http://127.0.0.1:" + server.start(config.host(), config.port()));
    } catch (ListenException e) {
      close();
      throw e;
    }
  }

  private static Platform platform(ControllerConfig config) throws FleetException {
    return switch (config.fleet()) {
      case FleetConfig.Local here ->
          Platform.own(
              new LocalFleet(
                  new WorkerCommand(
                      here.java(), here.workerJar(), config.token(), config.data().resolve("logs")),
                  Duration.ofSeconds(here.hangSeconds())));
      case FleetConfig.Kubernetes there ->
          Cluster.find(null, there.namespace(), there.install()).platform(there.pod());
    };
  }

  private static void startWorkers(ControllerConfig config, Platform platform)
      throws FleetException {
    if (config.fleet() instanceof FleetConfig.Local here) {
      try {
        platform.fleet().scale(here.workers());
      } catch (FleetException e) {
        platform.close();
        throw e;
      }
    }
  }

  private Particulars particulars(ControllerConfig config) {
    return switch (config.fleet()) {
      case FleetConfig.Local here ->
          new Particulars("local", 0, config.retention(), log::lines, client::log);
      case FleetConfig.Kubernetes there ->
          new Particulars(
              "kubernetes", there.workerHourDollars(), config.retention(), log::lines, client::log);
    };
  }

  private static int idleSeconds(ControllerConfig config) {
    return config.fleet() instanceof FleetConfig.Kubernetes cluster ? cluster.idleSeconds() : 0;
  }

  /** Where the API and the dashboard are. */
  public URI address() {
    return address;
  }

  /** The longest that its one deciding thread was busy with one step, since this was asked last. */
  Duration longestStep() {
    return conductor.longestStep();
  }

  /** Where it keeps its runs. */
  public ResultStore store() {
    return keeping.store();
  }

  /** Where a run is; it is sent to its bucket first, where there is one. */
  public String place(String run) {
    return keeping.place(run);
  }

  /**
   * Waits until the test users of the run that has just ended are deleted, or are free for others.
   *
   * @param progress is told how far that is
   * @return what could not be done, in whole sentences
   */
  public List<String> deleteUsers(Consumer<String> progress) {
    Accounts users = conductor.accounts();
    CompletableFuture<List<String>> end = users.end();
    try {
      while (true) {
        try {
          return end.get(ACCOUNTS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          progress.accept(users.left());
        }
      }
    } catch (ExecutionException e) {
      return List.of("Some test users may not have been deleted: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      progress.accept("");
    }
  }

  /** Where workers on this machine log; elsewhere there is no such folder. */
  public Path logs() {
    return logs;
  }

  /** Ends the load, the workers, and the server, in this order. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    conductor.close();
    keeping.handOver();
    platform.close();
    outputs.close();
    keeping.close();
    server.close();
    client.close();
    threads.shutdownNow();
    readers.shutdownNow();
    log.close();
  }
}
