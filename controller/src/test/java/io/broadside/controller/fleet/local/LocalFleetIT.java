package io.broadside.controller.fleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.WorkerProcess;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalFleetIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String token = "token-" + UUID.randomUUID();

  @TempDir Path folder;

  @Test
  void aWorkerHasDiedOnlyOnceItsEngineHasEndedToo() throws Exception {
    try (LocalFleet fleet = fleet()) {
      ProcessHandle supervisor = supervisorOfTheOnlyWorker(fleet);
      ProcessHandle engine = supervisor.children().findFirst().orElseThrow();
      // so that it cannot notice that its supervisor has gone
      signal("STOP", engine);

      supervisor.destroyForcibly();
      Member died = await(fleet, m -> m.state() == Member.State.DIED);

      assertThat(new Kin(engine).ended()).isTrue();
      assertThat(died.endedAt()).isNotNull();
      assertThat(died.reason()).contains("killed by signal 9", "worker-1.log");
    }
  }

  @Test
  void whatKeepsAWorkerFromAnsweringIsSaidAndItMayBeEndedForIt() throws Exception {
    try (LocalFleet fleet = fleet()) {
      ProcessHandle supervisor = supervisorOfTheOnlyWorker(fleet);
      ProcessHandle engine = supervisor.children().findFirst().orElseThrow();

      signal("STOP", engine);
      await(fleet, m -> String.valueOf(m.reason()).contains("its engine's process is stopped"));
      signal("CONT", engine);
      await(fleet, m -> m.state() == Member.State.UP && m.reason() == null);
      signal("STOP", supervisor);
      await(fleet, m -> String.valueOf(m.reason()).contains("its supervisor's process is stopped"));

      assertThat(fleet.endSilent("worker-1", PATIENCE.minusMillis(1))).isFalse();
      assertThat(fleet.endSilent("worker-2", PATIENCE)).isFalse();
      assertThat(fleet.endSilent("worker-1", PATIENCE)).isTrue();
      Member died = await(fleet, m -> m.state() == Member.State.DIED);

      assertThat(new Kin(engine).ended()).isTrue();
      assertThat(died.reason()).contains("because it had not answered for 10 s");
      assertThat(fleet.endSilent("worker-1", PATIENCE)).isFalse();
      // and another one takes its place, as after every death
      await(fleet, m -> m.worker().equals("worker-2") && m.state() == Member.State.UP);
    }
  }

  @Test
  void whoAsksWhoIsThereDoesNotWaitForThoseWhoAreBeingStarted() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LocalFleet.Starter slow =
        (name, changed) -> {
          starting.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("no more processes");
        };
    try (ExecutorService others = Executors.newCachedThreadPool();
        LocalFleet fleet = new LocalFleet(slow, PATIENCE, () -> {})) {
      Future<Boolean> refused = others.submit(() -> refused(fleet));
      starting.await();
      try {
        Future<List<Member>> members = others.submit(fleet::members);
        Future<Integer> wanted = others.submit(fleet::wanted);

        assertThat(members.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(wanted.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      } finally {
        goOn.countDown();
      }
      assertThat(refused.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean refused(LocalFleet fleet) {
    try {
      fleet.scale(1);
      return false;
    } catch (FleetException e) {
      return true;
    }
  }

  private LocalFleet fleet() {
    return new LocalFleet(
        new WorkerCommand(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Path.of(System.getProperty("broadside.home", ".."), "worker/target/worker.jar")
                .toAbsolutePath(),
            token,
            folder),
        PATIENCE);
  }

  private ProcessHandle supervisorOfTheOnlyWorker(LocalFleet fleet) throws Exception {
    fleet.scale(1);
    await(fleet, m -> m.state() == Member.State.UP);
    return WorkerProcess.of("worker-1", token);
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  /** Looks again at every change, until one is as wished. */
  private static Member await(LocalFleet fleet, Predicate<Member> wished) throws Exception {
    Semaphore changes = new Semaphore(1);
    fleet.onChange(changes::release);
    while (true) {
      assertThat(changes.tryAcquire(60, TimeUnit.SECONDS)).as("%s", fleet.members()).isTrue();
      for (Member member : fleet.members()) {
        if (wished.test(member)) {
          return member;
        }
      }
    }
  }
}
