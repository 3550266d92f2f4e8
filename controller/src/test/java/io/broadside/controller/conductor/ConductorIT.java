package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Requests;
import io.broadside.controller.StandingFleet;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductorIT {

  @TempDir private Path folder;
  private final BlockingQueue<Live> told = new LinkedBlockingQueue<>();
  private WorkerClient client;
  private Conductor conductor;

  @BeforeEach
  void begin() {
    Clock clock = new Clock();
    client = new WorkerClient("token", clock, Runnable::run);
    conductor =
        new Conductor(
            Platform.own(new StandingFleet(List.of())),
            client,
            clock,
            new SimulationLibrary(folder.resolve("simulations"), folder.resolve("uploads")),
            new Results(folder.resolve("results")),
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
    RunView run = create();

    assertThat(conductor.stopCurrent()).map(RunView::id).contains(run.id());

    assertThat(end().state()).isEqualTo(RunState.ABORTED);
    assertThat(conductor.stopCurrent()).isEmpty();
  }

  @Test
  void theEndIsToldAlsoWhereTheResultsCannotBeKept() throws Exception {
    Files.writeString(folder.resolve("results"), "no folder");
    RunView run = create();

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

  private RunView create() throws RunException {
    RunView run =
        conductor.create(
            Requests.of(Map.of("simulationClass", "shop.Shop", "workers", 1, "maxWorkers", 200)));
    conductor.subscribe(run.id(), told::add);
    return run;
  }

  /** What its followers are told at the last. */
  private RunView end() throws InterruptedException {
    Live live;
    do {
      live = told.poll(20, TimeUnit.SECONDS);
      assertThat(live).as("the next event").isNotNull();
    } while (!live.run().state().isFinal());
    return live.run();
  }
}
