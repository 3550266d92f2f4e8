package io.broadside.results.compare.kept;

import io.broadside.results.record.Verdicts;
import io.broadside.results.store.RunSummary;
import java.util.List;
import java.util.Optional;

/** Finds the earlier run of the same test that a run is compared with. */
public final class Baselines {

  /** Stands for the newest earlier run of the test. */
  public static final String LATEST = "latest";

  /** Stands for the newest one that is marked as a baseline. */
  public static final String BASELINE = "baseline";

  private Baselines() {}

  /** Whether that is one of the two words; else it names a run. */
  public static boolean isWord(String said) {
    return said.equals(LATEST) || said.equals(BASELINE);
  }

  /**
   * The newest whose generator can be trusted; where there is none, the newest of all, since the
   * comparison says why it does not tell.
   *
   * @param all runs, the newest first
   * @param run that is to be compared
   * @param word one of the two
   * @return its id; empty where there is no such run
   */
  public static Optional<String> find(List<RunSummary> all, String run, String word) {
    String test =
        all.stream().filter(r -> r.id().equals(run)).map(RunSummary::test).findFirst().orElse("");
    List<RunSummary> earlier =
        all.stream()
            .filter(r -> !r.id().equals(run) && r.test().equals(test))
            .filter(r -> !word.equals(BASELINE) || r.marks().baseline())
            .toList();
    return earlier.stream()
        .filter(r -> r.trust() == Verdicts.Trust.VALID)
        .findFirst()
        .or(() -> earlier.stream().findFirst())
        .map(RunSummary::id);
  }
}
