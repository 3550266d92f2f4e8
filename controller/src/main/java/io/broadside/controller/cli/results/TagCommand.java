package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.Marks;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside results tag}. */
@Command(
    name = "tag",
    description = "Gives a run a name, a note or tags, or marks it as a baseline.",
    mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {

  @Mixin StoreOptions options = new StoreOptions();

  @Parameters(
      paramLabel = "RUN",
      description = "The run's id, the start of the id, its name, or latest.")
  String run = "";

  @Parameters(
      paramLabel = "TAG",
      index = "1..*",
      description = "Tags to add; a minus before a tag removes it.")
  List<String> tags = List.of();

  @Option(names = "--name", description = "A name for the run; an empty name removes it.")
  @Nullable String name;

  @Option(names = "--note", description = "A note on the run; an empty note removes it.")
  @Nullable String note;

  @Option(
      names = "--baseline",
      negatable = true,
      description =
          "Marks the run as a baseline: other runs are compared with it, and it is not deleted.")
  @Nullable Boolean baseline;

  @Override
  public Integer call() throws CliException {
    RunFolder kept = options.run(run);
    try {
      Marks before = kept.marks();
      List<String> gone =
          tags.stream().filter(t -> t.startsWith("-")).map(t -> t.substring(1)).toList();
      List<String> now =
          Stream.concat(before.tags().stream(), tags.stream().filter(t -> !t.startsWith("-")))
              .filter(t -> !gone.contains(t))
              .toList();
      Marks marks =
          new Marks(
              changed(before.name(), name),
              changed(before.note(), note),
              now,
              baseline == null ? before.baseline() : baseline);
      options.store().mark(kept.id(), marks);
      System.out.println(
          options.json()
              ? new String(RecordJson.pretty(marks), StandardCharsets.UTF_8)
              : "Run %s: %s%s%s%s."
                  .formatted(
                      kept.id(),
                      marks.name() == null ? "no name" : "name \"" + marks.name() + "\"",
                      marks.tags().isEmpty() ? ", no tags" : ", tags " + marks.tags(),
                      marks.note() == null ? "" : ", note \"" + marks.note() + "\"",
                      marks.baseline() ? ", a baseline" : ""));
      return ExitCode.OK.value();
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }

  private static @Nullable String changed(@Nullable String before, @Nullable String said) {
    return said == null ? before : said.isEmpty() ? null : said;
  }
}
