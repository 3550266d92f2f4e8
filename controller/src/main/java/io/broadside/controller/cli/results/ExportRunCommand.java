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
    description = "Exports a run in a format for other programs.",
    mixinStandardHelpOptions = true)
final class ExportRunCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Which run (default: latest).")
  String run = "latest";

  @Option(
      names = {"-f", "--format"},
      description =
          "csv (one row per second), requests (CSV, one row per request), junit, markdown,"
              + " openmetrics, or json (default: csv).")
  @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write (default: the terminal).")
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
                          "There is no format %s. The formats are %s."
                              .formatted(said, ExportFormat.titles())));
    }
    return OutputFile.write(options.run(run), chosen, output);
  }
}
