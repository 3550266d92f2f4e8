package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.load.Percent;
import io.broadside.controller.cli.results.store.RunFinder;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.Strictness;
import io.broadside.results.compare.kept.Baselines;
import io.broadside.results.compare.kept.KeptRun;
import io.broadside.results.export.ComparisonText;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the baseline of a new run, and how strict the comparison is. */
public final class BaselineOptions {

  @Option(
      names = "--baseline",
      paramLabel = "RUN|latest|baseline",
      description =
          "Compares the new run with this one: the latest of the test, the one marked as baseline,"
              + " or any other. Exits with 1 if the new run is worse, and with 5 if the comparison"
              + " is inconclusive.")
  @Nullable String baseline;

  @Option(
      names = "--tolerance",
      converter = Percent.class,
      description = "With --baseline: how much worse a figure may be (default: 5%%).")
  @Nullable Double tolerance;

  @Option(
      names = "--allow-inconclusive",
      description = "With --baseline: exits with 0 if the comparison is inconclusive.")
  boolean allowInconclusive;

  /**
   * Looks for what can be known before the run begins.
   *
   * @throws CliException if the options, or the run that they name, make no sense
   */
  public void demand(ResultStore store) throws CliException {
    CompareCommand.settings(tolerance);
    if (baseline == null && (tolerance != null || allowInconclusive)) {
      throw new CliException(
          ExitCode.USAGE, "--tolerance and --allow-inconclusive need --baseline.");
    }
    if (baseline != null && !Baselines.isWord(baseline)) {
      new RunFinder(store).find(baseline);
    }
  }

  /**
   * Compares a run that has ended.
   *
   * @param say shows the comparison
   * @return what the command is to end with because of it
   */
  public ExitCode compare(ResultStore store, String run, Consumer<String> say) throws CliException {
    if (baseline == null) {
      return ExitCode.OK;
    }
    RunFinder finder = new RunFinder(store);
    Optional<RunFolder> before = before(finder, run);
    if (before.isEmpty()) {
      say.accept(
          "There is no earlier run of this test to compare with. The next run can be compared with"
              + " this one.");
      return ExitCode.OK;
    }
    try {
      Strictness settings = CompareCommand.settings(tolerance);
      Comparison comparison =
          new Comparer(settings)
              .compare(List.of(KeptRun.of(before.get())), List.of(KeptRun.of(finder.find(run))));
      say.accept("Compared with run " + before.get().id() + ":");
      say.accept(ComparisonText.plain(comparison));
      return CompareCommand.exitCode(comparison, allowInconclusive);
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }

  private Optional<RunFolder> before(RunFinder finder, String run) throws CliException {
    String said = String.valueOf(baseline);
    Optional<String> id =
        Baselines.isWord(said) ? Baselines.find(finder.list(), run, said) : Optional.of(said);
    return id.isEmpty() ? Optional.empty() : Optional.of(finder.find(id.get()));
  }
}
