package io.broadside.controller.cli.results;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.controller.cli.terminal.Summary;
import io.broadside.controller.report.Moment;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadside results show}. */
@Command(
    name = "show",
    description = "Shows the summary of a run.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "The run's id, the start of the id, its name, or latest (default).")
  String run = "latest";

  @Override
  public Integer call() throws CliException {
    RunFolder kept = options.run(run);
    try {
      if (options.json()) {
        System.out.println(new String(RecordJson.pretty(kept.record()), StandardCharsets.UTF_8));
      } else {
        Moment end = Moment.of(kept, false);
        RunView view = RunView.of(end.run());
        new Summary(System.out).print(Live.of(end.run(), view, end.second(), end.seconds()));
      }
      return ExitCode.OK.value();
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }
}
