package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.worker.gatling.injection.FirstRequests;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.Injector;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.controller.throttle.Throttler;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Option;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/** What a run relies on of Gatling's controller, from its start to its three ends. */
@Timeout(60)
class ControllerSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  private final ActorSystem system = new ActorSystem();
  private final Mailbox<Injector.Command> injector = new Mailbox<>();
  private final Mailbox<Throttler.Command> throttler = new Mailbox<>();
  private final ActorRef<Controller.Command> controller;

  ControllerSeamTest() {
    SimulationParams params = new Nothing().params(null);
    controller =
        system.actorOf(
            Controller.actor(
                new MeasuringStats(new RecordingMeasurements(), new FirstRequests()),
                injector,
                Option.apply(throttler),
                params));
  }

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void itStartsTheThrottlerAndTheInjector() throws Exception {
    assertThat(start()).isNotDone();
    assertThat(throttler.next())
        .isInstanceOf(io.gatling.core.controller.throttle.Throttler$Command$Start$.class);
    assertThat(injector.next())
        .isInstanceOf(io.gatling.core.controller.inject.Injector$Command$Start.class);
  }

  @Test
  void itIsDoneOnceTheInjectorIs() throws Exception {
    CompletableFuture<?> done = start();
    controller.$bang(io.gatling.core.controller.Controller$Command$RunTerminated$.MODULE$);
    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo(BoxedUnit.UNIT);
  }

  @Test
  void itIsDoneOnceItIsStopped() throws Exception {
    CompletableFuture<?> done = start();
    controller.$bang(
        new io.gatling.core.controller.Controller$Command$StopLoadGenerator("enough", false));
    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo(BoxedUnit.UNIT);
  }

  @Test
  void itSaysWhyItCrashed() {
    CompletableFuture<?> done = start();
    controller.$bang(
        new io.gatling.core.controller.Controller$Command$Crash(
            new IllegalStateException("feeder is now empty")));
    assertThatThrownBy(() -> done.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("feeder is now empty");
  }

  private CompletableFuture<?> start() {
    Promise<BoxedUnit> done = controller.replyPromise(new FiniteDuration(1, TimeUnit.HOURS));
    controller.$bang(
        new io.gatling.core.controller.Controller$Command$Start(
            new PopulationFlows<>(
                CollectionConverters.asScala(
                        List
                            .<PopulationFlows.Flow<String, io.gatling.core.scenario.Population>>
                                of())
                    .toList()),
            done));
    return FutureConverters.asJava(done.future()).toCompletableFuture();
  }

  private static final class Nothing extends Simulation {
    Nothing() {
      setUp(CoreDsl.scenario("load").exec(session -> session).injectOpen(CoreDsl.atOnceUsers(1)));
    }
  }
}
