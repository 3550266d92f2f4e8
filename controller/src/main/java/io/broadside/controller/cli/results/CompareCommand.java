package io.broadside.controller.cli.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.load.Percent;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.SmallestChange;
import io.broadside.results.compare.Strictness;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.kept.Baselines;
import io.broadside.results.compare.kept.KeptRun;
import io.broadside.results.export.ComparisonText;
import io.broadside.results.record.RecordJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results compare}. */
@Command(
    name = "compare",
    description =
        "Says whether a run is worse than an earlier one (pass, fail or inconclusive), and why.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Not worse than the tolerance allows.",
      "1:The run is worse.",
      "2:The command is invalid, or something that it names is missing or invalid.",
      "5:Inconclusive; 0 with --allow-inconclusive."
    })
final class CompareCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..2",
      description =
          "The earlier run and the new one. With one run, the earlier one is the baseline of its"
              + " test. Several runs of one side are joined with commas.")
  List<String> runs = List.of();

  @Option(
      names = "--tolerance",
      converter = Percent.class,
      description = "How much worse a figure may be (default: 5%%).")
  @Nullable Double tolerance;

  @Option(
      names = "--self",
      description =
          "Shows the smallest change that a run like this can detect, instead of a comparison.")
  boolean self;

  @Option(names = "--markdown", description = "Prints Markdown for a pull request.")
  boolean markdown;

  @Option(
      names = "--allow-inconclusive",
      description = "Exits with 0 if the result is inconclusive.")
  boolean allowInconclusive;

  @Override
  public Integer call() throws CliException {
    Strictness settings = settings(tolerance);
    if (self) {
      return smallest(settings);
    }
    String changed = runs.getLast();
    List<ComparedRun> now = side(changed);
    List<ComparedRun> before =
        side(
            runs.size() == 2
                ? runs.getFirst()
                : baseline(options, now.getFirst().conditions().run()));
    Comparison comparison = new Comparer(settings).compare(before, now);
    System.out.println(
        options.json()
            ? new String(RecordJson.pretty(comparison), UTF_8)
            : markdown ? ComparisonText.markdown(comparison) : ComparisonText.plain(comparison));
    return exitCode(comparison, allowInconclusive).value();
  }

  /** What a comparison ends with. */
  static ExitCode exitCode(Comparison comparison, boolean allowInconclusive) {
    return switch (comparison.decision()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.ASSERTIONS_FAILED;
      case INCONCLUSIVE -> allowInconclusive ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    };
  }

  static Strictness settings(@Nullable Double tolerance) throws CliException {
    try {
      return tolerance == null ? Strictness.DEFAULT : Strictness.tolerating(tolerance);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.USAGE, "--tolerance must be more than 0% and less than 1000%.");
    }
  }

  private List<ComparedRun> side(String said) throws CliException {
    List<ComparedRun> side = new ArrayList<>();
    for (String run : said.split(",", -1)) {
      try {
        side.add(KeptRun.of(options.run(run.strip())));
      } catch (IOException e) {
        throw StoreOptions.problem(e);
      }
    }
    return side;
  }

  private static String baseline(StoreOptions options, String run) throws CliException {
    return Baselines.find(options.list(), run, Baselines.BASELINE)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    ("No run of the same test as %s is marked as baseline. Name the earlier run"
                            + " too, or mark it once: broadside results tag RUN --baseline")
                        .formatted(run)));
  }

  private int smallest(Strictness settings) throws CliException {
    if (runs.size() != 1) {
      throw new CliException(ExitCode.USAGE, "--self takes exactly one run.");
    }
    ComparedRun run = side(runs.getFirst()).getFirst();
    List<SmallestChange> changes = SmallestChange.of(run, settings);
    if (options.json()) {
      System.out.println(new String(RecordJson.pretty(changes), UTF_8));
      return ExitCode.OK.value();
    }
    System.out.printf(
        "The smallest changes for the worse that a comparison of two runs like %s would report as"
            + " FAIL, nine times out of ten:%n",
        run.conditions().run());
    if (changes.isEmpty()) {
      System.out.println("  none: there is no steady load of 10 s or more after the first 10 s.");
    }
    for (SmallestChange change : changes) {
      Double by = change.by();
      Double relative = change.relative();
      System.out.printf(
          Locale.ROOT,
          "  %-40s %-10s %s%n",
          change.request(),
          change.figure().label(),
          by == null
              ? "unknown: the run is too short, or has too few responses"
              : !change.figure().isTime() || relative == null
                  ? String.format(Locale.ROOT, "%.2f percentage points", 100 * by)
                  : String.format(Locale.ROOT, "%.0f %% (%.1f ms)", 100 * relative, 1_000 * by));
    }
    return ExitCode.OK.value();
  }
}
