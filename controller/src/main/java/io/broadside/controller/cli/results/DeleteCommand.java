package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.Retention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results delete}. */
@Command(
    name = "delete",
    description = "Deletes runs permanently. Does not delete baselines.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "0..*", description = "The runs to delete.")
  List<String> runs = List.of();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "Deletes all runs except the newest N. Keeps baselines and runs that are under way.")
  @Nullable Integer keep;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description = "Deletes runs that began more than this many days ago. Keeps baselines.")
  @Nullable Integer olderThan;

  /** All are looked up before the first is deleted. */
  @Override
  public Integer call() throws CliException {
    if (runs.isEmpty() == (keep == null && olderThan == null)) {
      throw new CliException(
          ExitCode.USAGE, "Say which runs to delete, or give --keep or --older-than.");
    }
    List<String> ids = new ArrayList<>(superfluous());
    for (String run : runs) {
      ids.add(options.id(run));
    }
    for (String id : ids) {
      try {
        options.store().delete(id);
      } catch (IOException e) {
        throw StoreOptions.problem(e);
      }
      if (!options.json()) {
        System.out.printf("Deleted run %s.%n", id);
      }
    }
    if (options.json()) {
      System.out.println(new String(RecordJson.pretty(ids), StandardCharsets.UTF_8));
    }
    return ExitCode.OK.value();
  }

  private List<String> superfluous() throws CliException {
    if (keep == null && olderThan == null) {
      return List.of();
    }
    if ((keep != null && keep < 0) || (olderThan != null && olderThan < 0)) {
      throw new CliException(ExitCode.USAGE, "--keep and --older-than must not be negative.");
    }
    Duration age = olderThan == null ? null : Duration.ofDays(olderThan);
    return new Retention(keep, age).superfluous(options.list(), Instant.now());
  }
}
