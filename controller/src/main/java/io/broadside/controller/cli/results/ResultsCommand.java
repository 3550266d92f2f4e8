package io.broadside.controller.cli.results;

import picocli.CommandLine.Command;

/** {@code broadside results}: what can be done with runs that are kept. */
@Command(
    name = "results",
    description = "Lists, shows, exports, compares and deletes stored runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      ReportCommand.class,
      ExportRunCommand.class,
      CompareCommand.class,
      TrendCommand.class,
      TagCommand.class,
      DeleteCommand.class
    })
public final class ResultsCommand {}
