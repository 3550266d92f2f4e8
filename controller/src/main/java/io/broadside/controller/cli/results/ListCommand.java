package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.controller.cli.terminal.Text;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.RunSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadside results list}. */
@Command(
    name = "list",
    description = "Lists the stored runs, newest first.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Option(names = "--test", description = "Only runs of this test.")
  @Nullable String test;

  @Option(names = "--tag", description = "Only runs with this tag.")
  @Nullable String tag;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most this many runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "50")
  int limit;

  @Override
  public Integer call() throws CliException {
    List<RunSummary> fitting =
        options.list().stream()
            .filter(r -> test == null || r.test().equals(test))
            .filter(r -> tag == null || r.marks().tags().contains(tag))
            .toList();
    List<RunSummary> runs = fitting.subList(0, Math.min(Math.max(0, limit), fitting.size()));
    if (options.json()) {
      System.out.println(new String(RecordJson.pretty(runs), StandardCharsets.UTF_8));
      return ExitCode.OK.value();
    }
    if (runs.isEmpty()) {
      System.out.printf(
          "There is no run in %s%s.%n",
          options.store().place(), test == null && tag == null ? " yet" : " that matches");
      return ExitCode.OK.value();
    }
    System.out.printf(
        "%-48s %-9s %-8s %-18s %9s %7s %7s %7s  %s%n",
        "run", "state", "figures", "target", "responses", "errors", "p95", "p99", "");
    runs.forEach(ListCommand::print);
    if (fitting.size() > runs.size()) {
      System.out.printf("… and %d older runs; -n shows more.%n", fitting.size() - runs.size());
    }
    return ExitCode.OK.value();
  }

  private static void print(RunSummary run) {
    System.out.printf(
        Locale.ROOT,
        "%-48s %-9s %-8s %-18s %9d %7d %7s %7s  %s%n",
        run.id(),
        word(run.state()),
        word(run.trust()),
        word(run.outcome()),
        run.requests(),
        run.errors(),
        Text.millis(run.p95()),
        Text.millis(run.p99()),
        marks(run));
  }

  private static String marks(RunSummary run) {
    String name = run.marks().name();
    return String.join(
        " ",
        Stream.of(
                Stream.ofNullable(name == null ? null : "\"" + name + "\""),
                run.marks().tags().stream().map(t -> "#" + t),
                Stream.ofNullable(run.marks().baseline() ? "(baseline)" : null))
            .flatMap(s -> s)
            .toList());
  }

  private static String word(@Nullable Enum<?> word) {
    return word == null ? "-" : word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
