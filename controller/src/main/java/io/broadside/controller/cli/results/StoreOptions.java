package io.broadside.controller.cli.results;

import io.broadside.controller.cli.ApiClient;
import io.broadside.controller.cli.CliException;
import io.broadside.controller.cli.ControllerAddress;
import io.broadside.controller.cli.ExitCode;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the runs are kept: in a folder of this machine, or with a controller. */
final class StoreOptions {

  private static final String LATEST = "latest";
  private static final int MOST_NAMED = 5;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder that runs were told to use (default: .broadside).")
  Path data = Path.of(".broadside");

  @Option(
      names = "--controller",
      converter = ControllerAddress.class,
      description = "URL of a controller, which keeps them.")
  @Nullable URI controller;

  @Option(names = "--json", description = "Prints JSON for other programs.")
  boolean json;

  private @Nullable ResultStore store;

  /** The store itself. */
  ResultStore store() {
    ResultStore open = store;
    if (open == null) {
      URI remote = controller;
      open =
          remote == null
              ? new FolderStore(data.resolve("results"))
              : new RemoteStore(new ApiClient(remote));
      store = open;
    }
    return open;
  }

  /** All runs, the newest first. */
  List<RunSummary> list() throws CliException {
    try {
      return store().list();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /**
   * The files of the run that somebody means.
   *
   * @param said its id, the beginning of it, the name that it was given, or {@code latest}
   */
  RunFolder run(String said) throws CliException {
    try {
      Optional<RunFolder> exactly = store().find(said);
      return exactly.isPresent() ? exactly.get() : folder(one(said));
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** The id of the run that somebody means. */
  String id(String said) throws CliException {
    return run(said).id();
  }

  private RunFolder folder(RunSummary run) throws CliException, IOException {
    return store().find(run.id()).orElseThrow(() -> unknown(run.id(), List.of()));
  }

  private RunSummary one(String said) throws CliException {
    List<RunSummary> all = list();
    if (said.equals(LATEST) && !all.isEmpty()) {
      return all.getFirst();
    }
    List<RunSummary> named = all.stream().filter(r -> said.equals(r.marks().name())).toList();
    List<RunSummary> meant =
        named.isEmpty() ? all.stream().filter(r -> r.id().startsWith(said)).toList() : named;
    if (meant.size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          "%s may be any of %d runs, such as %s and %s; say more of its id."
              .formatted(said, meant.size(), meant.getFirst().id(), meant.getLast().id()));
    }
    return meant.stream().findFirst().orElseThrow(() -> unknown(said, all));
  }

  private CliException unknown(String said, List<RunSummary> all) {
    String there =
        all.isEmpty()
            ? "no run is kept there yet"
            : "the newest are "
                + String.join(", ", all.stream().limit(MOST_NAMED).map(RunSummary::id).toList());
    return new CliException(
        ExitCode.USAGE, "There is no run %s in %s: %s.".formatted(said, store().place(), there));
  }

  /** What a user is told of a store that does not do as asked. */
  static CliException problem(IOException e) {
    return e.getCause() instanceof CliException known
        ? known
        : new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
  }
}
