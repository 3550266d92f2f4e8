package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {

  private static final long LEAD_MILLIS = 1_000;

  @TempDir Path folder;

  @Test
  void listensOnThePortThatItSaysAndIsIdle() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      Status status = worker.status();
      assertThat(status.worker()).isEqualTo("worker-1");
      assertThat(status.instance()).startsWith("worker-1-");
      assertThat(status.phase()).isEqualTo(EnginePhase.IDLE);
      assertThat(status.lastExit()).isNull();
    }
  }

  @Test
  void hasANewEngineOnTheSamePortAfterARun() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      String first = worker.status().instance();
      Bundle bundle = simulation("", "");
      prepare(worker, bundle);
      long start = System.currentTimeMillis() + LEAD_MILLIS;
      worker.send(bundle, start, false);
      Status finished = worker.await(s -> s.phase() == EnginePhase.FINISHED);
      assertThat(Objects.requireNonNull(finished.progress().get("shop")).ended()).isEqualTo(1);
      worker.send(bundle, start, true);
      Status next = worker.await(s -> !s.instance().equals(first));
      assertThat(next.phase()).isEqualTo(EnginePhase.IDLE);
      assertThat(next.lastExit()).isNull();
    }
  }

  @Test
  void letsGatlingFindTheFilesThatASimulationBringsAlong() throws Exception {
    Path resources = Files.createDirectories(folder.resolve("sent/resources/data"));
    Files.writeString(resources.resolve("users.csv"), "name\nann\nbob\n");
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle =
          simulation(
              """
              if (csv("data/users.csv").readRecords().size() != 2
                  || getClass().getResource("/data/users.csv") == null
                  || !new java.io.File("resources/data/users.csv").isFile()) {
                throw new IllegalStateException("a file is not where it should be");
              }
              """,
              "");
      prepare(worker, bundle);
    }
  }

  @Test
  void honoursTheGatlingConfThatASimulationBringsAlong() throws Exception {
    settings("http { requestTimeout = 4321, warmUpUrl = \"http://example.com\" }");
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle =
          simulation(
              """
              var http = io.gatling.core.Predef$.MODULE$.configuration().http();
              if (http.requestTimeout().toMillis() != 4321 || http.warmUpUrl().isDefined()) {
                throw new IllegalStateException("it is not as it should be");
              }
              """,
              "");
      prepare(worker, bundle);
    }
  }

  @Test
  void saysThatAGatlingConfMakesNoSense() throws Exception {
    settings("http { requestTimeout = soon }");
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle = simulation("", "");
      worker.send(bundle, null, false);
      worker.send(bundle);
      Status status = worker.await(s -> s.failure() != null);
      assertThat(Objects.requireNonNull(status.failure()).message())
          .startsWith("Gatling cannot use the settings in the simulation's gatling.conf")
          .contains("requestTimeout");
    }
  }

  private void settings(String text) throws Exception {
    Path resources = Files.createDirectories(folder.resolve("sent/resources"));
    Files.writeString(resources.resolve("gatling.conf"), "gatling { " + text + " }");
  }

  @Test
  void saysThatASimulationsConstructorEndedTheProcess() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle = simulation("System.exit(0);", "");
      worker.send(bundle, null, false);
      worker.send(bundle);
      LastExit last = lastExit(worker);
      assertThat(last.run()).isEqualTo("run-7");
      assertThat(last.failure().code()).isEqualTo(Code.SIMULATION_EXITED);
      assertThat(last.failure().message())
          .contains("it called System.exit at shop.Checkout.<init> (Checkout.java:6)");
    }
  }

  @Test
  void saysThatARunningSimulationEndedTheProcess() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle = simulation("", "System.exit(5);");
      prepare(worker, bundle);
      worker.send(bundle, System.currentTimeMillis() + LEAD_MILLIS, false);
      LastExit last = lastExit(worker);
      assertThat(last.failure().code()).isEqualTo(Code.SIMULATION_EXITED);
      assertThat(last.failure().message()).contains("shop.Checkout", "(Checkout.java:7)");
    }
  }

  @Test
  void saysThatTheMemoryRanOut() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle = simulation("long[][] all = new long[100][Integer.MAX_VALUE - 8];", "");
      worker.send(bundle, null, false);
      worker.send(bundle);
      LastExit last = lastExit(worker);
      assertThat(last.failure().code()).isEqualTo(Code.ENGINE_CRASHED);
      assertThat(last.failure().message()).contains("ran out of memory").contains("more memory");
    }
  }

  @Test
  void saysThatAnEngineWasKilledAndStartsTheNext() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      worker.engine().destroyForcibly();
      LastExit last = lastExit(worker);
      assertThat(last.run()).isEmpty();
      assertThat(last.failure().code()).isEqualTo(Code.ENGINE_CRASHED);
      assertThat(last.failure().message()).contains("was killed");
      assertThat(worker.log().split(" listening on ", -1)).as("it shows both").hasSize(3);
    }
  }

  @Test
  void leavesNoEngineBehindWhenItIsKilled() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      ProcessHandle engine = worker.engine();
      worker.kill();
      assertThat(engine.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void leavesAtOnceWhenItIsIdle() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      ProcessHandle engine = worker.engine();
      worker.terminate();
      assertThat(worker.exitCode()).isZero();
      assertThat(engine.isAlive()).isFalse();
    }
  }

  @Test
  void leavesARunOnlyOnceItIsReleased() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      Bundle bundle = simulation("", "");
      prepare(worker, bundle);
      long start = System.currentTimeMillis() + LEAD_MILLIS;
      worker.send(bundle, start, false);
      worker.terminate();
      assertThat(worker.await(s -> s.phase() == EnginePhase.FINISHED).leaving()).isTrue();
      worker.send(bundle, start, true);
      assertThat(worker.exitCode()).isZero();
    }
  }

  @Test
  void endsWithItsParentWhereItIsTied() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start("--tied")) {
      ProcessHandle engine = worker.engine();
      worker.closeInput();
      assertThat(worker.exitCode()).isZero();
      assertThat(engine.isAlive()).isFalse();
    }
  }

  @Test
  void outlivesTheEndOfItsInputWhereItIsNotTied() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start()) {
      worker.port();
      worker.closeInput();
      assertThat(worker.status().phase()).isEqualTo(EnginePhase.IDLE);
    }
  }

  @Test
  void leavesNoFilesBehind() throws Exception {
    try (PackagedWorker worker =
        PackagedWorker.start(
            Map.of(
                "BROADSIDE_TOKEN",
                PackagedWorker.TOKEN,
                "JDK_JAVA_OPTIONS",
                "-Djava.io.tmpdir=" + folder))) {
      worker.port();
      assertThat(folder).isNotEmptyDirectory();
      worker.terminate();
      worker.exitCode();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void saysThatThePortIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PackagedWorker worker = PackagedWorker.start("--port", "" + other.getLocalPort())) {
      assertThat(worker.exitCode()).isEqualTo(69);
      assertThat(worker.output())
          .contains("The worker cannot listen. Port " + other.getLocalPort())
          .contains("Choose another with --port");
    }
  }

  @Test
  void doesNotListenWithoutAToken() throws Exception {
    try (PackagedWorker worker = PackagedWorker.start(Map.of())) {
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.output()).contains("BROADSIDE_TOKEN is not set.");
    }
  }

  private static void prepare(PackagedWorker worker, Bundle bundle) throws Exception {
    worker.send(bundle, null, false);
    worker.send(bundle);
    Status status = worker.await(s -> s.phase() == EnginePhase.PREPARED || s.failure() != null);
    assertThat(status.failure()).isNull();
  }

  private static LastExit lastExit(PackagedWorker worker) throws Exception {
    return Objects.requireNonNull(worker.await(s -> s.lastExit() != null).lastExit());
  }

  private Bundle simulation(String whenBuilt, String whenRun) throws Exception {
    Path source = Files.createDirectories(folder.resolve("sent")).resolve("Checkout.java");
    String text =
        """
        package shop;
        import static io.gatling.javaapi.core.CoreDsl.*;
        import io.gatling.javaapi.core.*;
        public class Checkout extends Simulation {
          {
            %s
            setUp(scenario("shop").exec(session -> { %s return session; })
                .injectOpen(atOnceUsers(1)));
          }
        }
        """
            .formatted(whenBuilt, whenRun);
    return Bundle.pack(Files.writeString(source, text));
  }
}
