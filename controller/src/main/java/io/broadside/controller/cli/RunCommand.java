package io.broadside.controller.cli;

import io.broadside.controller.Controller;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.api.Following;
import io.broadside.controller.cli.load.FleetOptions;
import io.broadside.controller.cli.load.QuickPlan;
import io.broadside.controller.cli.load.TestOptions;
import io.broadside.controller.cli.local.LocalOptions;
import io.broadside.controller.cli.local.Opening;
import io.broadside.controller.cli.results.BaselineOptions;
import io.broadside.controller.cli.terminal.Terminal;
import io.broadside.controller.naming.Asked;
import io.broadside.controller.naming.Named;
import io.broadside.controller.naming.Naming;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Workshop;
import io.broadside.controller.request.RequestedTarget;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import java.nio.file.Path;
import java.util.List;
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
        "Runs a load test. The test is a YAML plan, a URL, or a Gatling simulation: a source file,"
            + " a folder, a Maven, Gradle or sbt project, a jar, or a class.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH|CLASS",
      arity = "0..1",
      description =
          "A YAML plan, a source file, a folder with its resources, a Maven, Gradle or sbt project,"
              + " a jar, or a class.")
  String what = "";

  @Option(names = "--url", description = "Instead of a file: each user calls this URL.")
  @Nullable String url;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "With --url: how many times each user calls it (default: 1).")
  @Nullable Integer calls;

  @Option(
      names = "--target",
      description = "Base URL of the system under test; the simulation's property \"target\".")
  @Nullable String target;

  @Option(names = "--simulation", description = "The class to run, if there are several.")
  @Nullable String simulation;

  @Option(names = "--jar", description = "The jar that contains CLASS.")
  @Nullable Path jar;

  @Option(
      names = "--no-target-check",
      description = "Skips the check whether the target accepts connections.")
  boolean noTargetCheck;

  @Option(
      names = "--timings",
      description =
          "Prints at the end how long each step took from the command to the start of the load.")
  boolean timings;

  @Option(
      names = "--json",
      description =
          "Prints the run's record as JSON at its end, and nothing else on standard output. All"
              + " other text goes to standard error.")
  boolean json;

  @Mixin TestOptions test = new TestOptions();

  @Mixin FleetOptions fleet = new FleetOptions();

  @Mixin BaselineOptions baseline = new BaselineOptions();

  @Mixin LocalOptions local = new LocalOptions();

  @ParentCommand BroadsideCommand broadside = new BroadsideCommand();

  @Override
  public Integer call() throws CliException {
    if (json) {
      local.tellAside();
    }
    fleet.demandWorkers();
    if (test.load().smoke()) {
      fleet.askUnlessSaid(1);
    }
    demandOneTest();
    test.read();
    request(null, true); // so that what is wrong is said before anything starts
    Opening opening = Opening.begin(() -> local.open(broadside.cluster, fleet.early()));
    Named named;
    try {
      named = named();
    } catch (CliException e) {
      opening.abandon();
      throw e;
    }
    try (LocalOptions.Session session = opening.await()) {
      Timings times = new Timings(Timings.begun(), System.currentTimeMillis());
      return run(session, named, times).value();
    }
  }

  private void demandOneTest() throws CliException {
    if (what.isEmpty() == (url == null)) {
      throw new CliException(
          ExitCode.USAGE,
          url == null
              ? "Say what to run: a plan, a file, a folder, a jar or a class, or --url URL."
              : "Give either %s or --url, not both.".formatted(what));
    }
    if (calls != null && url == null) {
      throw new CliException(
          ExitCode.USAGE,
          "--calls needs --url. What the users of a test do is defined in the test itself.");
    }
  }

  private ExitCode run(LocalOptions.Session session, Named named, Timings times)
      throws CliException {
    Terminal terminal = session.terminal();
    terminal.say("Dashboard: " + session.api().address());
    baseline.demand(session.store());
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
      if (test.load().smoke()) {
        trace(session);
      }
      terminal.summary(live);
      if (timings) {
        terminal.say("");
        times.lines(live).forEach(terminal::say);
      }
      if (session.own() != null && live.run().resultsProblem() == null) {
        terminal.say("%nResults: %s".formatted(session.own().place(run.id())));
      }
      if (json) {
        System.out.println(session.api().record(run.id()));
      }
      over.countDown();
      deleteUsers(session);
      ExitCode judged = verdict(live.run());
      return judged == ExitCode.OK
          ? baseline.compare(session.store(), run.id(), terminal::say)
          : judged;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.STOPPED;
    } finally {
      over.countDown();
      forget(stopper);
    }
  }

  /** Those that the run has made for itself, where the controller ends with this command. */
  private static void deleteUsers(LocalOptions.Session session) {
    if (session.own() != null) {
      session.own().deleteUsers(session.terminal()::progress).forEach(session.terminal()::say);
    }
  }

  private static void trace(LocalOptions.Session session) {
    Controller own = session.own();
    if (own == null) {
      session.terminal().say("The workers' logs contain every request and response.");
    } else {
      Trace.print(own.logs(), session.terminal());
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
          session.terminal().say("The workers' last reports did not arrive in time.");
        }
        deleteUsers(session);
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
    if (url != null) {
      List<String> load = test.load().phases();
      return QuickPlan.of(url, calls).named(load.isEmpty() ? QuickPlan.USUAL_LOAD : load);
    }
    Terminal terminal = local.terminal();
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
   * What to ask for.
   *
   * @param name of the entry in the library, null where there is none
   * @param own whether the controller was started for this run
   */
  RunRequest request(@Nullable String name, boolean own) throws CliException {
    return new RunRequest(
        test.test(name, simulation),
        new RequestedTarget(target, noTargetCheck ? Boolean.FALSE : null),
        fleet.fleet(own),
        fleet.limits());
  }
}
