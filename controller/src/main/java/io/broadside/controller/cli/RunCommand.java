package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RequestedFleet;
import io.broadside.controller.api.RequestedLimits;
import io.broadside.controller.api.RequestedTarget;
import io.broadside.controller.api.RequestedTest;
import io.broadside.controller.api.RunRequest;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Verdicts;
import io.broadside.controller.naming.Asked;
import io.broadside.controller.naming.Named;
import io.broadside.controller.naming.Naming;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Workshop;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code broadside run}: runs a simulation and shows it until its end. */
@Command(
    name = "run",
    description =
        "Runs a simulation: a file, a folder, a project of Maven, Gradle or sbt, a jar, or a"
            + " class.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final int OWN_WORKERS = 3;

  /** Of more, it is first to be seen whether they are within the limits. */
  private static final int MOST_EARLY = 20;

  @Parameters(
      paramLabel = "PATH|CLASS",
      description =
          "A source file, a folder with its resources, a project as it is, a jar, or a class.")
  String what = "";

  @Option(
      names = "--workers",
      paramLabel = "N|auto",
      description =
          "How many workers, or auto: as many as each minute needs (default: 3; with a controller"
              + " elsewhere, as many as it has).")
  @Nullable String workers;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description = "Users per second that one worker carries, where auto begins (default: 100).")
  @Nullable Double capacity;

  @Option(
      names = "--min-workers",
      paramLabel = "N",
      description = "How many are enough where not all are ready in time (default: all).")
  @Nullable Integer minWorkers;

  @Option(
      names = "--ready-timeout",
      paramLabel = "SECONDS",
      description =
          "How long to wait for all workers to be ready (default: 90; 300 on Kubernetes).")
  @Nullable Integer readyTimeout;

  @Option(
      names = "--target",
      description = "Base URL of the system under test; the simulation's property \"target\".")
  @Nullable String target;

  @Option(names = "--simulation", description = "The class, where there are several.")
  @Nullable String simulation;

  @Option(names = "--jar", description = "The jar that a CLASS is in.")
  @Nullable Path jar;

  @Option(
      names = "-P",
      paramLabel = "KEY=VALUE",
      description = "A system property for the simulation; may be repeated.")
  Map<String, String> properties = new HashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "KEY=env:VARIABLE|file:PATH",
      description = "The same with a value that is shown and kept nowhere; may be repeated.")
  Map<String, String> secrets = new HashMap<>();

  @Option(
      names = "--max-arrivals",
      description = "Raises the limit of 5,000 users started in a second.")
  @Nullable Long maxArrivals;

  @Option(names = "--max-duration", description = "Raises the limit of 12 h; such as 24h or 90m.")
  @Nullable String maxDuration;

  @Option(names = "--max-workers", description = "Raises the limit of 100 workers.")
  @Nullable Integer maxWorkers;

  @Option(names = "--seed", description = "Seed of randomised steps, to repeat a run exactly.")
  @Nullable Long seed;

  @Option(
      names = "--warm-up",
      description = "Seconds for which workers warm up before the start (default: 2).")
  @Nullable Integer warmUp;

  @Option(
      names = "--no-target-check",
      description = "Does not look first whether the target can be connected to.")
  boolean noTargetCheck;

  @Option(
      names = "--timings",
      description = "Says at the end where the time went from the command to the start.")
  boolean timings;

  @Mixin LocalOptions local = new LocalOptions();

  @ParentCommand BroadsideCommand broadside = new BroadsideCommand();

  private Secrets told = Secrets.NONE;

  @Override
  public Integer call() throws CliException {
    if (workers != null && !workers.matches("auto|0*[1-9]\\d{0,5}")) {
      throw new CliException(
          ExitCode.USAGE,
          "A run needs at least one worker, not %s; give a number, or auto.".formatted(workers));
    }
    told = SecretSource.all(secrets, System.getenv());
    request(null, true); // so that what is wrong is said before anything starts
    Opening opening = Opening.begin(() -> local.open(broadside.cluster, early()));
    Named named;
    try {
      named = named();
    } catch (CliException e) {
      opening.abandon();
      throw e;
    }
    try (LocalOptions.Session session = opening.await()) {
      Timings times = new Timings(Timings.begun(), System.currentTimeMillis());
      return run(session, named, times).value;
    }
  }

  /** How many workers start while it is looked up what they are to run. */
  private int early() {
    int number =
        "auto".equals(workers) ? 0 : workers == null ? OWN_WORKERS : Integer.parseInt(workers);
    return number <= MOST_EARLY ? number : 0;
  }

  private ExitCode run(LocalOptions.Session session, Named named, Timings times)
      throws CliException {
    Terminal terminal = session.terminal();
    terminal.say("Dashboard: " + session.api().address());
    simulation = named.simulation();
    Bundle bundle = named.bundle();
    if (bundle != null) {
      session.api().upload(named.name(), bundle.zip());
    }
    String name = bundle == null ? null : named.name();
    RunView run = session.api().create(request(name, session.own() != null));
    CountDownLatch over = new CountDownLatch(1);
    Thread stopper = new Thread(() -> stopAtCtrlC(session, run.id(), over), "stop-at-ctrl-c");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      Live live = new Following(session.api(), terminal).toTheEnd(run.id());
      terminal.summary(live);
      if (timings) {
        terminal.say("");
        times.lines(live).forEach(terminal::say);
      }
      if (session.own() != null && live.run().resultsProblem() == null) {
        terminal.say("%nResults: %s".formatted(session.own().results(run.id())));
      }
      return verdict(live.run());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.STOPPED;
    } finally {
      over.countDown();
      forget(stopper);
    }
  }

  /** A hook that runs already cannot be taken back, and has nothing left to do. */
  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      over(hook);
    }
  }

  /** The process is ending: its exit waits for the hook, and so does this thread. */
  private static void over(Thread hook) {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopAtCtrlC(LocalOptions.Session session, String run, CountDownLatch over) {
    if (over.getCount() > 0) {
      try {
        session.terminal().say("");
        session.terminal().say("Stopping the load …");
        session.api().stop(run);
        if (!over.await(6, TimeUnit.SECONDS)) {
          session.terminal().say("The last word of the workers did not come in time.");
        }
      } catch (CliException e) {
        session.terminal().say(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    session.close();
  }

  static ExitCode verdict(RunView run) {
    Verdicts verdicts = run.verdicts();
    if (run.state() == RunState.ABORTED) {
      return ExitCode.STOPPED;
    }
    if (run.state() != RunState.FINISHED || verdicts == null || run.resultsProblem() != null) {
      return ExitCode.RUN_FAILED;
    }
    if (verdicts.generator().trust() == Verdicts.Trust.INVALID) {
      return ExitCode.GENERATOR_INVALID;
    }
    return verdicts.target().outcome() == Verdicts.Outcome.FAILED
        ? ExitCode.ASSERTIONS_FAILED
        : ExitCode.OK;
  }

  private Named named() throws CliException {
    Terminal terminal = LocalOptions.terminal();
    Workshop shop =
        new Workshop(
            LocalOptions.Installation.java(),
            LocalOptions.Installation.home().resolve("worker/target/worker.jar"),
            terminal::say,
            terminal::progress);
    try {
      return new Naming(shop).resolve(new Asked(what, jar, simulation));
    } catch (ProjectException e) {
      throw new CliException(
          e.isBuild() ? ExitCode.RUN_FAILED : ExitCode.USAGE, String.valueOf(e.getMessage()));
    } finally {
      terminal.progress("");
    }
  }

  /**
   * What to ask for. A fleet elsewhere may have been scaled by somebody: it stays as large as it is
   * unless a number was given.
   *
   * @param own whether the controller was started for this run
   */
  RunRequest request(@Nullable String name, boolean own) throws CliException {
    boolean auto = "auto".equals(workers);
    Integer usual = own ? OWN_WORKERS : null;
    return new RunRequest(
        new RequestedTest(name, simulation, properties, told, seed),
        new RequestedTarget(target, noTargetCheck ? Boolean.FALSE : null),
        new RequestedFleet(
            workers == null ? usual : auto ? null : Integer.valueOf(workers),
            minWorkers,
            readyTimeout,
            auto,
            capacity,
            warmUp,
            null),
        new RequestedLimits(maxArrivals, seconds(maxDuration), maxWorkers));
  }

  private static @Nullable Long seconds(@Nullable String text) throws CliException {
    try {
      return text == null ? null : Long.valueOf(Duration.parse("PT" + text).toSeconds());
    } catch (java.time.format.DateTimeParseException e) {
      throw new CliException(
          ExitCode.USAGE,
          "--max-duration %s is no duration; write it like 90m or 24h.".formatted(text));
    }
  }
}
