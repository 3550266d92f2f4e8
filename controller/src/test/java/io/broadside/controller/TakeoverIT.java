package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.conductor.Conductor;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.fleet.local.LocalFleet;
import io.broadside.controller.fleet.local.WorkerCommand;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.request.RunRequest;
import io.broadside.outputs.Outputs;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import io.broadside.results.store.FolderStore;
import io.broadside.target.TargetService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One controller ends and another goes on with its run, on real workers. */
@Timeout(900)
class TakeoverIT {

  private final String token = "token-" + UUID.randomUUID();

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore();
  private final Clock clock = new Clock();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private TargetService target;
  private Fleet fleet;

  @BeforeEach
  void start() throws Exception {
    target = new TargetService(0, true);
    Path home = Path.of(System.getProperty("broadside.home", ".."));
    fleet =
        new LocalFleet(
            new WorkerCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                home.resolve("worker/target/worker.jar").toAbsolutePath(),
                token,
                folder.resolve("logs")),
            Duration.ZERO);
  }

  @AfterEach
  void end() {
    fleet.close();
    target.close();
    threads.shutdownNow();
  }

  @Test
  void aRunIsTakenOverWithNothingLostButTheSecondsAway() throws Exception {
    RunRecord run;
    Double skew;
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor first = conductor(client)) {
      run = begin(first);
      skew =
          await(first, run, l -> l.second() >= 3 && l.run().startSkewMillis() != null)
              .run()
              .startSkewMillis();
      fleet.scale(3);
      await(first, run, Await.carriedBy(3));
    }
    assertThat(store.read()).isPresent();
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor second = conductor(client)) {
      await(second, run, Await.carriedBy(3));
      fleet.scale(2);
      await(second, run, Await.carriedBy(2));
      Live end = stopped(second, run);

      Exactness.ofStopped(target.hits()).complete(end);
      assertThat(end.run().startSkewMillis()).isEqualTo(skew);
      // but for the last ones, whom the stop cut off
      assertThat(end.totals().requests())
          .isBetween(end.totals().offered() - Exactness.UNDER_WAY, end.totals().offered());
      assertThat(end.seconds())
          .filteredOn(s -> !s.gap())
          .extracting(Second::workers)
          .contains(2, 3);
      assertThat(end.seconds()).extracting(Second::gap).contains(true);
      assertThat(end.seconds().subList(0, 2)).extracting(Second::gap).containsOnly(false);
      assertThat(end.seconds().subList(0, 2)).anyMatch(s -> s.requests() > 0);
    }
    assertThat(store.read()).isEmpty();
  }

  @Test
  void whatAControllerDidAfterItKeptItsStateLastIsLearntFromTheWorkers() throws Exception {
    RunRecord run;
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor first = conductor(client)) {
      run = begin(first);
      await(first, run, l -> l.second() >= 3);
      store.full = true;
      fleet.scale(3);
      await(first, run, Await.carriedBy(3));
    }
    store.full = false;
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor second = conductor(client)) {
      await(second, run, Await.carriedBy(3));
      fleet.scale(2);
      await(second, run, Await.carriedBy(2));
      Live end = stopped(second, run);

      Exactness.ofStopped(target.hits()).complete(end);
      // but for the last ones, whom the stop cut off
      assertThat(end.totals().requests())
          .isBetween(end.totals().offered() - Exactness.UNDER_WAY, end.totals().offered());
    }
  }

  @Test
  void aWorkerThatDiesWhileNobodyLooksIsAccountedFor() throws Exception {
    RunRecord run;
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor first = conductor(client)) {
      run = begin(first);
      await(first, run, Await.quietAfter(3));
    }
    CountDownLatch died = new CountDownLatch(1);
    fleet.onChange(
        () -> {
          if (fleet.members().stream().anyMatch(m -> m.isGone())) {
            died.countDown();
          }
        });
    ProcessHandle victim = WorkerProcess.of("worker-1", token);
    Stream.concat(victim.descendants(), Stream.of(victim)).forEach(ProcessHandle::destroyForcibly);
    assertThat(died.await(30, TimeUnit.SECONDS)).isTrue();
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor second = conductor(client)) {
      await(second, run, Await.carriedBy(1).or(Await.carriedBy(2)));
      await(second, run, l -> l.totals().unknown() + l.totals().missed() > 0);
      Live end = stopped(second, run);

      Exactness.ofStopped(target.hits()).accounts(end);
      assertThat(end.totals().unknown() + end.totals().missed()).isPositive();
    }
  }

  @Test
  void whoJoinsARunOfAnUploadLaterHasItFromTheOtherWorkers() throws Exception {
    Path source = Path.of("src/test/resources/simulations/OpenLoad.java");
    SimulationLibrary uploads = library("none", "uploads");
    uploads.put("OpenLoad.java", Files.newInputStream(source));
    String digest = uploads.bundle("OpenLoad.java").orElseThrow().digest();
    RunRecord run;
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor first = conductor(client, uploads)) {
      run = begin(first);
      await(first, run, l -> l.second() >= 3);
    }
    SimulationLibrary empty = library("none", "other uploads");
    try (WorkerClient client = new HttpWorkerClient(token, clock, threads);
        Conductor second = conductor(client, empty)) {
      await(second, run, l -> l.run().state() == RunState.RUNNING);
      fleet.scale(3);
      await(second, run, Await.carriedBy(3));
      Live end = stopped(second, run);

      Exactness.ofStopped(target.hits()).complete(end);
      assertThat(empty.bundle("OpenLoad.java").orElseThrow().digest()).isEqualTo(digest);
    }
  }

  private SimulationLibrary library(String simulations, String uploads) {
    return new SimulationLibrary(folder.resolve(simulations), folder.resolve(uploads));
  }

  private Conductor conductor(WorkerClient client) {
    return conductor(
        client,
        new SimulationLibrary(
            Path.of("src/test/resources/simulations").toAbsolutePath(), folder.resolve("uploads")));
  }

  private Conductor conductor(WorkerClient client, SimulationLibrary library) {
    return new Conductor(
        new Platform(fleet, store, Steering.ALONE),
        client,
        clock,
        library,
        new FolderStore(folder.resolve("results")),
        new Outputs(OutputSettings.NONE),
        0);
  }

  /** A controller reads first what another one left, and turns runs away until it has. */
  private RunRecord begin(Conductor conductor) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        return conductor.create(request());
      } catch (RunException e) {
        if (e.code() != RunException.Code.AWAY || tries == 100) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private RunRequest request() {
    return RunRequests.of(
        Map.of(
            "simulation",
            "OpenLoad.java",
            "target",
            target.address(),
            "workers",
            2,
            "properties",
            Lab.LONG,
            "seed",
            7,
            "warmUpSeconds",
            1,
            "readyTimeoutSeconds",
            Lab.READY_SECONDS));
  }

  /** Ends a run that has shown what it was to show. */
  private static Live stopped(Conductor conductor, RunRecord run) throws Exception {
    conductor.stop(run.id());
    Live end = await(conductor, run, l -> l.run().state().isFinal());
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.ABORTED);
    return end;
  }

  private static Live await(Conductor conductor, RunRecord run, Predicate<Live> wished)
      throws Exception {
    return Await.live(() -> conductor.live(run.id()).map(Shown::live), wished);
  }

  /** Keeps it in memory, and outlives every controller. */
  private static final class MemoryStore implements RunStore {

    private volatile Optional<byte[]> kept = Optional.empty();

    /** Keeps what it has, as where a controller does not live to write again. */
    private volatile boolean full;

    @Override
    public boolean keeps() {
      return true;
    }

    @Override
    public Optional<byte[]> read() {
      return kept;
    }

    @Override
    public void write(byte[] state) {
      if (!full) {
        kept = Optional.of(state);
      }
    }

    @Override
    public void clear() {
      kept = Optional.empty();
    }
  }
}
