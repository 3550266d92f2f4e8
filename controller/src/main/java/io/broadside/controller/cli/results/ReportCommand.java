package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.controller.page.HtmlReport;
import io.broadside.results.export.ExportFormat;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results report}. */
@Command(
    name = "report",
    description =
        "Writes a report of a run: a summary in Markdown, for a pull request or a wiki, or, if the"
            + " file ends in .html, the whole report as one page that opens offline.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Which run (default: latest).")
  String run = "latest";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write (default: the terminal).")
  @Nullable Path output;

  @Override
  public Integer call() throws CliException {
    RunFolder kept = options.run(run);
    if (output != null && output.toString().endsWith(".html")) {
      return OutputFile.write(page(kept), output);
    }
    return OutputFile.write(
        kept, options.json() ? ExportFormat.JSON : ExportFormat.MARKDOWN, output);
  }

  private static byte[] page(RunFolder kept) throws CliException {
    try {
      return HtmlReport.of(kept);
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }
}
