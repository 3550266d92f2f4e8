package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.worker.gatling.injection.FirstRequests;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Injector;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.controller.inject.PopulationFlows.Flow;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Population;
import io.gatling.core.scenario.Population$;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/** What dealing relies on of Gatling's injector, which goes on owning the populations. */
@Timeout(60)
class InjectorSeamTest {

  private final ActorSystem system = new ActorSystem();
  private final RecordingLoop loop = new RecordingLoop();
  private final RecordingMeasurements measurements = new RecordingMeasurements();
  private final StatsEngine stats = new MeasuringStats(measurements, new FirstRequests());
  private final Mailbox<Controller.Command> controller = new Mailbox<>();
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final ActorRef<Injector.Command> injector =
      system.actorOf(Injector.actor(loop, stats, () -> 0));

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void itAsksAPopulationForUsersAtOnceAndAgainAndAgain() throws Exception {
    start(List.of(flow("load")));
    assertThat(List.of(call(), call(), call()))
        .as("batches: at the start, and by a timer")
        .containsExactly("batch load", "batch load", "batch load");
  }

  @Test
  void itAsksAtOnceWhereItIsToldToTick() throws Exception {
    start(List.of(flow("load")));
    for (int i = 0; i < 50; i++) {
      injector.$bang(io.gatling.core.controller.inject.Injector$Command$Tick$.MODULE$);
    }
    for (int i = 0; i < 51; i++) {
      assertThat(call()).isEqualTo("batch load");
    }
  }

  @Test
  void itTellsAPopulationAndTheStatisticsOfAUsersEnd() throws Exception {
    start(List.of(flow("load")));
    assertThat(call()).isEqualTo("batch load");
    injector.$bang(new io.gatling.core.controller.inject.Injector$Command$UserEnd("load"));
    String next = call();
    while (next.equals("batch load")) {
      next = call();
    }
    assertThat(next).isEqualTo("end load");
    assertThat(measurements.told).containsExactly("ended load");
  }

  @Test
  void itStartsWhatWaitedOnceAPopulationIsSaidToBeComplete() throws Exception {
    start(List.of(flow("parent"), flow("child", "parent")));
    assertThat(call()).isEqualTo("batch parent");
    complete("parent");
    String next = call();
    while (next.equals("batch parent")) {
      next = call();
    }
    assertThat(next).isEqualTo("batch child");
    complete("child");
    assertThat(controller.next())
        .as("the run is over with its last population")
        .isInstanceOf(io.gatling.core.controller.Controller$Command$RunTerminated$.class);
  }

  private void complete(String population) {
    injector.$bang(
        new io.gatling.core.controller.inject.Injector$Command$EmptyWorkloadComplete(population));
  }

  private String call() throws InterruptedException {
    return String.valueOf(calls.poll(30, TimeUnit.SECONDS));
  }

  private void start(List<Flow<String, Population>> flows) {
    injector.$bang(
        new io.gatling.core.controller.inject.Injector$Command$Start(
            controller, new PopulationFlows<>(CollectionConverters.asScala(flows).toList())));
  }

  private Flow<String, Population> flow(String name, String... blockedBy) {
    scala.collection.immutable.Set<String> blockers =
        CollectionConverters.asScala(List.of(blockedBy)).toSet();
    Scenario scenario = new Scenario(name, null, null, null, null);
    return new Flow<>(Population$.MODULE$.apply(scenario, new Noting(scenario), true), blockers);
  }

  /** A profile whose workload notes what it is asked, and never ends by itself. */
  private final class Noting implements InjectionProfile {

    private final Scenario scenario;

    Noting(Scenario scenario) {
      this.scenario = scenario;
    }

    @Override
    public Option<Object> totalUserCount() {
      return Option.empty();
    }

    @Override
    public Workload workload(
        Scenario same,
        AtomicLong userIds,
        long startMillis,
        io.netty.channel.EventLoopGroup eventLoops,
        StatsEngine statistics,
        io.gatling.commons.util.Clock clock) {
      return new Workload(scenario, userIds, eventLoops, statistics) {
        @Override
        public void injectBatch(FiniteDuration window) {
          calls.add("batch " + scenarioName());
        }

        @Override
        public void endUser() {
          calls.add("end " + scenarioName());
        }

        @Override
        public boolean isAllUsersScheduled() {
          return false;
        }

        @Override
        public boolean isAllUsersStopped() {
          return false;
        }

        @Override
        public FiniteDuration duration() {
          return new FiniteDuration(0, TimeUnit.SECONDS);
        }

        @Override
        public boolean isEmpty() {
          return false;
        }
      };
    }
  }
}
