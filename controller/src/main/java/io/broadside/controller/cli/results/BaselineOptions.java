package io.broadside.controller.cli.results;

import io.broadside.controller.cli.CliException;
import io.broadside.controller.cli.ExitCode;
import io.broadside.controller.cli.Percent;
import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.Settings;
import io.broadside.results.compare.kept.KeptRun;
import io.broadside.results.export.ComparisonText;
import io.broadside.results.record.Verdicts;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new run is compared with. */
public final class BaselineOptions {

  private static final String BASELINE = "baseline";

  @Option(
      names = "--baseline",
      paramLabel = "RUN|latest|baseline",
      description =
          "Compares with that run: the latest of the test, the one marked as baseline, or any"
              + " other. Ends with 1 where this one is worse, and 5 where that cannot be told.")
  @Nullable String baseline;

  @Option(
      names = "--tolerance",
      converter = Percent.class,
      description = "With --baseline: how much worse a figure may be (default: 5%%).")
  @Nullable Double tolerance;

  @Option(
      names = "--allow-inconclusive",
      description = "With --baseline: ends with 0 where it cannot be told.")
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
          ExitCode.USAGE, "--tolerance and --allow-inconclusive go with --baseline.");
    }
    if (baseline != null && !isOfTheTest(baseline)) {
      new RunFinder(store).find(baseline);
    }
  }

  private static boolean isOfTheTest(String said) {
    return said.equals(RunFinder.LATEST) || said.equals(BASELINE);
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
          "There is no earlier run of this test to compare with; this one can be it the next"
              + " time.");
      return ExitCode.OK;
    }
    try {
      Settings settings = CompareCommand.settings(tolerance);
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

  /** The newest that can be trusted; where there is none, the comparison says why not. */
  private Optional<RunFolder> before(RunFinder finder, String run) throws CliException {
    String said = String.valueOf(baseline);
    if (!isOfTheTest(said)) {
      return Optional.of(finder.find(said));
    }
    List<RunSummary> all = finder.list();
    String test =
        all.stream().filter(r -> r.id().equals(run)).map(RunSummary::test).findFirst().orElse("");
    List<RunSummary> earlier =
        all.stream()
            .filter(r -> !r.id().equals(run) && r.test().equals(test))
            .filter(r -> !said.equals(BASELINE) || r.marks().baseline())
            .toList();
    Optional<String> id =
        earlier.stream()
            .filter(r -> r.trust() == Verdicts.Trust.VALID)
            .findFirst()
            .or(() -> earlier.stream().findFirst())
            .map(RunSummary::id);
    return id.isEmpty() ? Optional.empty() : Optional.of(finder.find(id.get()));
  }
}
