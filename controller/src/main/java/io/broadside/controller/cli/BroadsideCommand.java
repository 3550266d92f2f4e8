package io.broadside.controller.cli;

import io.broadside.controller.cli.api.ApiClient;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ClusterOptions;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.api.RemoteOptions;
import io.broadside.controller.cli.api.ToCluster;
import io.broadside.controller.cli.local.LocalOptions;
import io.broadside.controller.cli.results.ResultsCommand;
import io.broadside.controller.cli.users.UsersCommand;
import io.broadside.protocol.wire.Version;
import io.broadside.results.store.RunSummary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside}: the command with all its parts. */
@Command(
    name = "broadside",
    description = "Runs load tests on many workers as if they were one machine.",
    version = "Broadside " + Version.NUMBER,
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      InitCommand.class,
      ValidateCommand.class,
      ExportCommand.class,
      ResultsCommand.class,
      UsersCommand.class,
      TargetCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Success.",
      "1:An assertion or a goal failed, or a run is worse than its baseline.",
      "2:The command is invalid, or something that it names is missing or invalid.",
      "3:The run could not start, or it failed, or its results could not be saved.",
      "4:The results cannot be trusted, or there are none: the load generator is INVALID.",
      "5:A comparison is inconclusive.",
      "6:The controller cannot do it now, for example because another run is under way.",
      "130:Stopped by the operator."
    })
public final class BroadsideCommand implements ToCluster {

  @Mixin ClusterOptions cluster = new ClusterOptions();

  BroadsideCommand() {}

  @Override
  public Optional<ApiClient> inCluster() throws CliException {
    return cluster.api(0);
  }

  /** Runs a command line; returns what the process should exit with. */
  public static int execute(String... args) {
    CommandLine command = new CommandLine(new BroadsideCommand());
    try {
      return command
          .setParameterExceptionHandler((e, arguments) -> refused(e))
          .setExecutionExceptionHandler((e, failed, parsed) -> failed(e, failed.getErr()))
          .execute(args);
    } catch (Throwable e) { // an Error; picocli passes it through
      return failed(e, command.getErr());
    }
  }

  private static int refused(CommandLine.ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter to = command.getErr();
    to.println(e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, to)) {
      to.printf("Run `%s --help` for help.%n", command.getCommandSpec().qualifiedName());
    }
    return ExitCode.USAGE.value();
  }

  private static int failed(Throwable e, PrintWriter to) {
    if (e instanceof CliException problem) {
      to.println(problem.getMessage());
      return problem.exitCode().value();
    }
    to.println(new Breakdown(e).sentence());
    return ExitCode.RUN_FAILED.value();
  }

  @Command(
      description = "Serves the dashboard and the API until you stop it.",
      mixinStandardHelpOptions = true)
  int controller(
      @Mixin LocalOptions local,
      @Option(names = "--workers", description = "How many workers to start with (default: 3).")
          @Nullable Integer workers)
      throws CliException, InterruptedException {
    LocalOptions.Session session = local.open(workers);
    Runtime.getRuntime().addShutdownHook(new Thread(session::close, "close"));
    session.terminal().say("Dashboard: " + session.api().address());
    new CountDownLatch(1).await();
    return ExitCode.OK.value();
  }

  @Command(description = "Stops the load at once (kill switch).", mixinStandardHelpOptions = true)
  int stop(@Mixin RemoteOptions remote) throws CliException {
    try (ApiClient api = remote.api(cluster)) {
      System.out.printf("Stopping run %s.%n", api.stopAll().id());
      return ExitCode.OK.value();
    }
  }

  @Command(
      description = "Changes the number of workers, also during a run.",
      mixinStandardHelpOptions = true)
  int scale(
      @Mixin RemoteOptions remote,
      @Parameters(paramLabel = "N", description = "How many workers.") int count)
      throws CliException {
    try (ApiClient api = remote.api(cluster)) {
      System.out.printf("Scaling to %s workers.%n", api.scale(count).get("wanted"));
      return ExitCode.OK.value();
    }
  }

  @Command(description = "Lists the runs, newest first.", mixinStandardHelpOptions = true)
  int status(@Mixin RemoteOptions remote) throws CliException {
    try (ApiClient api = remote.api(cluster)) {
      for (RunSummary run : api.runs()) {
        System.out.printf(
            "%-50s %-10s %s%n",
            run.id(),
            run.state().name().toLowerCase(Locale.ROOT),
            run.problem() == null ? "" : run.problem());
      }
      return ExitCode.OK.value();
    }
  }
}
