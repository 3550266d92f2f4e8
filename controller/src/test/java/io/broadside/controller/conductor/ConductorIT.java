package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.RunRequests;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.takeover.Snapshots;
import io.broadside.outputs.Outputs;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.store.FolderStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductorIT {

  private static final RunRequest REQUEST =
      RunRequests.of(Map.of("simulationClass", "shop.Shop", "workers", 1, "maxWorkers", 200));

  @TempDir private Path folder;
  private final Clock clock = new Clock();
  private final BlockedFleet fleet = new BlockedFleet();
  private final BlockingQueue<Moment> told = new LinkedBlockingQueue<>();
  private WorkerClient client;
  private Conductor conductor;

  @BeforeEach
  void begin() {
    client = new HttpWorkerClient("token", clock, Runnable::run);
    conductor = conductor(Platform.own(fleet));
  }

  private Conductor conductor(Platform platform) {
    return new Conductor(
        platform,
        client,
        clock,
        new SimulationLibrary(folder.resolve("simulations"), folder.resolve("uploads")),
        new FolderStore(folder.resolve("results")),
        new Outputs(OutputSettings.NONE),
        0);
  }

  @AfterEach
  void close() {
    conductor.close();
    client.close();
  }

  @Test
  void theRunThatIsUnderWayIsStoppedWithoutItsName() throws Exception {
    assertThat(conductor.stopCurrent()).isEmpty();
    RunRecord run = create();

    assertThat(conductor.stopCurrent()).map(RunRecord::id).contains(run.id());

    assertThat(end().state()).isEqualTo(RunState.ABORTED);
    assertThat(conductor.stopCurrent()).isEmpty();
  }

  @Test
  void theEndIsToldAlsoWhereTheResultsCannotBeKept() throws Exception {
    Files.writeString(folder.resolve("results"), "no folder");
    RunRecord run = create();

    conductor.stop(run.id());

    assertThat(end().state()).isEqualTo(RunState.ABORTED);
    assertThat(conductor.live(run.id())).isPresent();
  }

  @Test
  void thereMayBeAsManyWorkersAsTheRunUnderWayMayHave() throws Exception {
    assertThat(conductor.mostWorkers()).isEqualTo(100);
    create();
    assertThat(conductor.mostWorkers()).isEqualTo(200);
    conductor.stopCurrent();
    end();
    assertThat(conductor.mostWorkers()).isEqualTo(100);
  }

  @Test
  void whoeverLooksWaitsForNothingThatTheConductorDoes() throws Exception {
    RunRecord run = create();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch busy = fleet.block(goOn);
    busy.await();
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      assertThat(others.submit(() -> conductor.live(run.id())).get(20, TimeUnit.SECONDS))
          .isPresent();
      assertThat(others.submit(() -> conductor.find(run.id())).get(20, TimeUnit.SECONDS))
          .isPresent();
      assertThat(others.submit(conductor::list).get(20, TimeUnit.SECONDS)).hasSize(1);
      assertThat(others.submit(conductor::workers).get(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(others.submit(conductor::obstacle).get(20, TimeUnit.SECONDS)).isEmpty();
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void beforeItIsKnownAndTakenOverWhatAnotherControllerBeganNothingCanBeSaid() throws Exception {
    FakeFleet unknown = new FakeFleet(3);
    unknown.known = false;
    KeptRun kept = new KeptRun("a-run");
    try (Conductor next = conductor(new Platform(unknown, kept, Steering.ALONE))) {
      assertThat(next.obstacle()).get().asString().contains("still reading");
      kept.readable.countDown();
      await(() -> next.obstacle().filter(o -> o.contains("taking over run a-run")).isPresent());
      assertThatThrownBy(() -> next.create(REQUEST))
          .isInstanceOfSatisfying(
              RunException.class, e -> assertThat(e.code()).isEqualTo(RunException.Code.AWAY))
          .hasMessageContaining("is taking over run a-run", "Try again in a few seconds");

      unknown.known = true;

      await(() -> next.obstacle().isEmpty());
      assertThat(next.live("a-run")).isPresent();
    }
  }

  @Test
  void whereAnotherControllerMayHaveBegunToSteerNothingIsBegunAndItIsSaidWhy() {
    Steering unsure = new UnsureSteering("The Kubernetes API does not answer.");
    try (Conductor next = conductor(new Platform(fleet, RunStore.NONE, unsure))) {
      assertThat(next.obstacle()).as("it still shows what it knows").isEmpty();
      assertThatThrownBy(() -> next.create(REQUEST))
          .isInstanceOfSatisfying(
              RunException.class, e -> assertThat(e.code()).isEqualTo(RunException.Code.AWAY))
          .hasMessageContaining(
              "The Kubernetes API does not answer.",
              "It starts nothing until it is certain that no other controller leads");
    }
  }

  private static void await(BooleanSupplier wished) throws InterruptedException {
    for (int i = 0; i < 300 && !wished.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(wished.getAsBoolean()).isTrue();
  }

  private RunRecord create() throws RunException {
    RunRecord run = conductor.create(REQUEST);
    conductor.subscribe(run.id(), told::add);
    return run;
  }

  /** What its followers are told at the last. */
  private RunRecord end() throws InterruptedException {
    Moment live;
    do {
      live = told.poll(20, TimeUnit.SECONDS);
      assertThat(live).as("the next event").isNotNull();
    } while (!live.run().state().isFinal());
    return live.run();
  }

  /** Nobody's; whoever asks who is there may have to wait. */
  private static final class BlockedFleet implements Fleet {

    private volatile CountDownLatch busy = new CountDownLatch(1);
    private volatile @Nullable CountDownLatch blocked;

    /** Blocks the next one who asks, until that latch is open; the answer opens once it does. */
    CountDownLatch block(CountDownLatch until) {
      busy = new CountDownLatch(1);
      blocked = until;
      return busy;
    }

    @Override
    public List<Member> members() {
      CountDownLatch until = blocked;
      if (until != null) {
        busy.countDown();
        try {
          until.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return List.of();
    }

    @Override
    public void scale(int workers) {}

    @Override
    public int wanted() {
      return 0;
    }

    @Override
    public void onChange(Runnable listener) {}

    @Override
    public void close() {}
  }

  /** What another controller left, once it can be read. */
  private static final class KeptRun implements RunStore {

    private final CountDownLatch readable = new CountDownLatch(1);
    private final byte[] state;

    KeptRun(String id) {
      Plan plan = Plan.of(new Source.OnClassPath("Checkout"), 7, Limits.DEFAULT);
      Run run = new Run(new Spec(id, RunRequests.of(Map.of()), plan, 3, 90, 0), 1);
      state =
          Snapshots.of(new RunReport(run), null, instance -> "")
              .get()
              .pack(RunStore.MOST_BYTES)
              .orElseThrow();
    }

    @Override
    public boolean keeps() {
      return true;
    }

    @Override
    public Optional<byte[]> read() throws FleetException {
      try {
        readable.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.of(state);
    }

    @Override
    public void write(byte[] next) {}

    @Override
    public void clear() {}
  }

  /** Steers as far as it can know. */
  private record UnsureSteering(String why) implements Steering {

    @Override
    public long term() {
      return 1;
    }

    @Override
    public boolean mine() {
      return true;
    }

    @Override
    public boolean certain() {
      return false;
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
      return Optional.of(why);
    }

    @Override
    public void close() {}
  }
}
