package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.export.Format;
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
    description = "Writes a summary of a run in Markdown, for a pull request or a wiki.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Which run (default: latest).")
  String run = "latest";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: to the terminal).")
  @Nullable Path output;

  @Override
  public Integer call() throws CliException {
    return Output.write(options.run(run), options.json() ? Format.JSON : Format.MARKDOWN, output);
  }
}
