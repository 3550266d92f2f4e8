package io.broadside.controller.cli.results.store;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.results.compare.kept.Baselines;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds a run by what the user calls it on the command line.
 *
 * @param store where it is kept
 */
public record RunFinder(ResultStore store) {

  private static final int MOST_NAMED = 5;

  /** All runs, the newest first. */
  public List<RunSummary> list() throws CliException {
    try {
      return store.list();
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }

  /**
   * Finds one.
   *
   * @param said its id, the beginning of it, the name that it was given, or {@code latest}
   */
  public RunFolder find(String said) throws CliException {
    try {
      Optional<RunFolder> exactly = store.find(said);
      if (exactly.isPresent()) {
        return exactly.get();
      }
      RunSummary run = one(said);
      return store.find(run.id()).orElseThrow(() -> unknown(run.id(), List.of()));
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
  }

  private RunSummary one(String said) throws CliException {
    List<RunSummary> all = list();
    if (said.equals(Baselines.LATEST) && !all.isEmpty()) {
      return all.getFirst();
    }
    List<RunSummary> named = all.stream().filter(r -> said.equals(r.marks().name())).toList();
    List<RunSummary> meant =
        named.isEmpty() ? all.stream().filter(r -> r.id().startsWith(said)).toList() : named;
    if (meant.size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          "%s matches %d runs, such as %s and %s. Give more of the id."
              .formatted(said, meant.size(), meant.getFirst().id(), meant.getLast().id()));
    }
    return meant.stream().findFirst().orElseThrow(() -> unknown(said, all));
  }

  private CliException unknown(String said, List<RunSummary> all) {
    String there =
        all.isEmpty()
            ? "there are no runs yet"
            : "the newest are "
                + String.join(", ", all.stream().limit(MOST_NAMED).map(RunSummary::id).toList());
    return new CliException(
        ExitCode.USAGE, "There is no run %s in %s: %s.".formatted(said, store.place(), there));
  }
}
