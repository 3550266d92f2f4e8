package io.broadside.worker;

import io.broadside.worker.supervisor.EngineJvm;
import io.broadside.worker.supervisor.PortReservation;
import io.broadside.worker.supervisor.Supervisor;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Starts the worker, in one of its roles. */
public final class Main {

  private Main() {}

  /** Ends with exit code 0 where all went as asked, 2 for bad flags, 69 without a port, else 1. */
  public static void main(String[] args) throws InterruptedException {
    WorkerExit code;
    try {
      Settings settings = Settings.parse(List.of(args), System.getenv());
      code =
          switch (settings.role()) {
            case SUPERVISOR -> supervise(settings);
            case ENGINE -> EngineProgram.run(settings, at -> EngineProgram.announce(settings, at));
            case TRAINER -> Training.record(EngineJvm.ofThisProcess(Main.class.getName()));
            case TRAINEE -> Trainee.exercise(settings);
          };
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.err.print(Settings.USAGE);
      code = WorkerExit.USAGE;
    } catch (BindException | UnknownHostException e) {
      System.err.println("The worker cannot listen. " + e.getMessage());
      code = WorkerExit.NO_PORT;
    } catch (IOException e) {
      System.err.println("The worker cannot start: " + e);
      code = WorkerExit.FAILED;
    }
    code.exit();
  }

  private static WorkerExit supervise(Settings settings) throws IOException, InterruptedException {
    try (PortReservation port = PortReservation.take(settings.host(), settings.port())) {
      Supervisor supervisor =
          new Supervisor(
              settings.name(),
              EngineJvm.ofThisProcess(Main.class.getName()),
              instance -> settings.engine(instance, port.port()));
      uponSignal(supervisor::leave);
      if (settings.tied()) {
        Lifeline.watch(word -> {}, supervisor::kill);
      }
      return supervisor.run() ? WorkerExit.OK : WorkerExit.FAILED;
    }
  }

  /** The process then ends where it always does, at the end of {@link #main}. */
  private static void uponSignal(Runnable action) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("signal")
                .unstarted(
                    () -> {
                      action.run();
                      while (true) {
                        LockSupport.park();
                      }
                    }));
  }
}
