package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.export.ExportFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results export}. */
@Command(
    name = "export",
    description = "Writes a run in the form of another program.",
    mixinStandardHelpOptions = true)
final class ExportRunCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Which run (default: latest).")
  String run = "latest";

  @Option(
      names = {"-f", "--format"},
      description =
          "csv (a row for each second), requests (CSV, a row for each request), junit, markdown,"
              + " openmetrics, or json (default: csv).")
  @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: to the terminal).")
  @Nullable Path output;

  @Override
  public Integer call() throws CliException {
    String said = format;
    ExportFormat chosen = options.json() ? ExportFormat.JSON : ExportFormat.CSV;
    if (said != null) {
      chosen =
          ExportFormat.called(said)
              .orElseThrow(
                  () ->
                      new CliException(
                          ExitCode.USAGE,
                          "There is no format %s; there are %s."
                              .formatted(said, ExportFormat.titles())));
    }
    return OutputFile.write(options.run(run), chosen, output);
  }
}
