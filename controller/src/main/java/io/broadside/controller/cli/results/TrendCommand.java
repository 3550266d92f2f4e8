package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.compare.kept.RunTrend;
import io.broadside.results.compare.trend.ChangePoint;
import io.broadside.results.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results trend}. */
@Command(
    name = "trend",
    description = "Shows where a figure changed lastingly over the last runs of a test.",
    mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {

  private static final int WIDTH = 30;

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(
      paramLabel = "TEST",
      arity = "0..1",
      description = "The test (default: that of the newest run).")
  @Nullable String test;

  @Option(
      names = "--figure",
      description = "p50, p95, p99 or errors, of all requests together (default: p95).")
  RunTrend.TrendFigure figure = RunTrend.TrendFigure.p95;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "How many runs to look at (default: ${DEFAULT-VALUE}).")
  int last = RunTrend.USUAL;

  @Override
  public Integer call() throws CliException {
    RunTrend trend = RunTrend.of(options.list(), test, figure, last);
    if (trend.runs().isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "There is no run of %s with a valid generator in %s."
              .formatted(
                  trend.test().isEmpty() ? "any test" : trend.test(), options.store().place()));
    }
    if (options.json()) {
      System.out.println(new String(RecordJson.pretty(trend), StandardCharsets.UTF_8));
    } else {
      print(trend);
    }
    return ExitCode.OK.value();
  }

  private static void print(RunTrend trend) {
    String unit = trend.figure().unit();
    System.out.printf(
        "%s of %s over %d runs:%n", trend.figure(), trend.test(), trend.runs().size());
    double most = trend.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    for (int i = 0; i < trend.runs().size(); i++) {
      int index = i;
      trend.changes().stream().filter(c -> c.index() == index).forEach(c -> print(c, unit));
      double value = trend.values().get(i);
      System.out.printf(
          Locale.ROOT,
          "  %-48s %8.1f %s %s%n",
          trend.runs().get(i),
          value,
          unit,
          "█".repeat(most == 0 ? 0 : (int) Math.round(WIDTH * value / most)));
    }
    if (trend.changes().isEmpty()) {
      System.out.println(
          trend.runs().size() < 4
              ? "  At least 4 runs are needed to show a trend."
              : "  No change that is more than chance.");
    }
  }

  private static void print(ChangePoint change, String unit) {
    System.out.printf(
        Locale.ROOT,
        "  ── changed from %.1f to %.1f %s%s (p = %.2g)%n",
        change.before(),
        change.after(),
        unit,
        change.before() == 0
            ? ""
            : String.format(Locale.ROOT, ", by %+.0f %%", 100 * change.relative()),
        change.p());
  }
}
