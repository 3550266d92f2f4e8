package io.broadside.controller.cli.results;

import io.broadside.controller.cli.CliException;
import io.broadside.controller.cli.ExitCode;
import io.broadside.results.record.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadside results delete}. */
@Command(
    name = "delete",
    description = "Deletes runs for good; a baseline is not deleted.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Which runs.")
  List<String> runs = List.of();

  /** All are looked up before the first is deleted. */
  @Override
  public Integer call() throws CliException {
    List<String> ids = new ArrayList<>();
    for (String run : runs) {
      ids.add(options.id(run));
    }
    for (String id : ids) {
      try {
        options.store().delete(id);
      } catch (IOException e) {
        throw StoreOptions.problem(e);
      }
      if (!options.json) {
        System.out.printf("Run %s is deleted.%n", id);
      }
    }
    if (options.json) {
      System.out.println(new String(RecordJson.pretty(ids), StandardCharsets.UTF_8));
    }
    return ExitCode.OK.value();
  }
}
