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
    description = "Load tests from many workers as if they were one, exact and honest.",
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
      "0:All is well.",
      "1:An assertion on the system under test failed.",
      "2:The command, or what it names, makes no sense.",
      "3:The run could not start, or broke down, or its results could not be kept.",
      "4:The figures cannot be trusted, or there are none: the generator is invalid.",
      "5:A comparison does not tell whether anything is worse.",
      "6:The controller cannot do it now: another run is under way, say.",
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
      to.printf("`%s --help` says what there is.%n", command.getCommandSpec().qualifiedName());
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
      description = "Serves the dashboard and the API until it is ended.",
      mixinStandardHelpOptions = true)
  int controller(
      @Mixin LocalOptions local,
      @Option(names = "--workers", description = "How many workers to begin with (default: 3).")
          @Nullable Integer workers)
      throws CliException, InterruptedException {
    LocalOptions.Session session = local.open(workers);
    Runtime.getRuntime().addShutdownHook(new Thread(session::close, "close"));
    session.terminal().say("Dashboard: " + session.api().address());
    new CountDownLatch(1).await();
    return ExitCode.OK.value();
  }

  @Command(description = "Ends the load at once: the kill switch.", mixinStandardHelpOptions = true)
  int stop(@Mixin RemoteOptions remote) throws CliException {
    try (ApiClient api = remote.api(cluster)) {
      System.out.printf("Stopping run %s.%n", api.stopAll().id());
      return ExitCode.OK.value();
    }
  }

  @Command(
      description = "Asks for that many workers, also in mid-run.",
      mixinStandardHelpOptions = true)
  int scale(
      @Mixin RemoteOptions remote,
      @Parameters(paramLabel = "N", description = "How many workers.") int count)
      throws CliException {
    try (ApiClient api = remote.api(cluster)) {
      System.out.printf("%s workers are wanted now.%n", api.scale(count).get("wanted"));
      return ExitCode.OK.value();
    }
  }

  @Command(description = "Lists the runs, the newest first.", mixinStandardHelpOptions = true)
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
