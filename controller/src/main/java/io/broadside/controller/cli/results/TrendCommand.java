package io.broadside.controller.cli.results;

import io.broadside.controller.cli.CliException;
import io.broadside.controller.cli.ExitCode;
import io.broadside.results.compare.trend.ChangePoint;
import io.broadside.results.compare.trend.Trend;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.store.RunSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results trend}. */
@Command(
    name = "trend",
    description = "Says where a figure has changed for good over the last runs of a test.",
    mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {

  private static final int WIDTH = 30;

  enum Of {
    p50,
    p95,
    p99,
    errors
  }

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(
      paramLabel = "TEST",
      arity = "0..1",
      description = "Which test (default: that of the newest run).")
  @Nullable String test;

  @Option(
      names = "--figure",
      description = "p50, p95, p99 or errors, of all requests together (default: p95).")
  Of figure = Of.p95;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Over how many runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  int last;

  @Override
  public Integer call() throws CliException {
    List<RunSummary> all = options.list();
    String of = test != null ? test : all.stream().findFirst().map(RunSummary::test).orElse("");
    List<RunSummary> runs =
        all.stream()
            .filter(r -> r.test().equals(of) && r.state() == RunState.FINISHED)
            .filter(r -> r.trust() == Verdicts.Trust.VALID && value(r) != null)
            .limit(Math.max(0, last))
            .toList()
            .reversed();
    if (runs.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "No run of %s with a valid generator is kept in %s."
              .formatted(of.isEmpty() ? "any test" : of, options.store().place()));
    }
    List<Double> values = runs.stream().map(r -> Objects.requireNonNull(value(r))).toList();
    List<ChangePoint> changes = Trend.changes(values);
    if (options.json) {
      System.out.println(
          new String(
              RecordJson.pretty(
                  Map.of(
                      "test", of,
                      "figure", figure.name(),
                      "runs", runs.stream().map(RunSummary::id).toList(),
                      "values", values,
                      "changes", changes)),
              StandardCharsets.UTF_8));
      return ExitCode.OK.value();
    }
    print(of, runs, values, changes);
    return ExitCode.OK.value();
  }

  private @Nullable Double value(RunSummary run) {
    return switch (figure) {
      case p50 -> run.p50();
      case p95 -> run.p95();
      case p99 -> run.p99();
      case errors -> run.requests() == 0 ? null : (Double) (100.0 * run.errors() / run.requests());
    };
  }

  private void print(
      String of, List<RunSummary> runs, List<Double> values, List<ChangePoint> changes) {
    String unit = figure == Of.errors ? "%" : "ms";
    System.out.printf("%s of %s over %d runs:%n", figure, of, runs.size());
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    for (int i = 0; i < runs.size(); i++) {
      int index = i;
      changes.stream()
          .filter(c -> c.index() == index)
          .forEach(
              c ->
                  System.out.printf(
                      Locale.ROOT,
                      "  ── changed from %.1f to %.1f %s%s (p = %.2g)%n",
                      c.before(),
                      c.after(),
                      unit,
                      c.before() == 0
                          ? ""
                          : String.format(Locale.ROOT, ", by %+.0f %%", 100 * c.relative()),
                      c.p()));
      double value = values.get(i);
      System.out.printf(
          Locale.ROOT,
          "  %-48s %8.1f %s %s%n",
          runs.get(i).id(),
          value,
          unit,
          "█".repeat(most == 0 ? 0 : (int) Math.round(WIDTH * value / most)));
    }
    if (changes.isEmpty()) {
      System.out.println(
          runs.size() < 4
              ? "  Fewer than 4 runs show no trend."
              : "  No change that chance would not make.");
    }
  }
}
