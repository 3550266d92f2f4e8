package io.broadside.results.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long runs are kept. A baseline, and a run that is not over, is always kept, and not counted.
 *
 * @param runs the greatest number of runs; null for any number
 * @param age the greatest time since a run's end; null for any
 */
public record Retention(@Nullable Integer runs, @Nullable Duration age) {

  /** Everything is kept. */
  public static final Retention ALL = new Retention(null, null);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if the number or the age is negative
   */
  public Retention {
    if (runs != null && runs < 0) {
      throw new IllegalArgumentException("The number of runs to keep is negative: " + runs);
    }
    if (age != null && age.isNegative()) {
      throw new IllegalArgumentException("The age of runs to keep is negative: " + age);
    }
  }

  /** The ids of those that are to be deleted, the oldest first. */
  public List<String> superfluous(List<RunSummary> all, Instant now) {
    List<RunSummary> newestFirst =
        all.stream()
            .filter(run -> run.state() != null && run.state().isFinal() && !run.marks().baseline())
            .sorted(
                Comparator.comparingLong(Retention::endedAtMillis)
                    .thenComparing(RunSummary::id)
                    .reversed())
            .toList();
    List<String> superfluous = new ArrayList<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      RunSummary run = newestFirst.get(i);
      if ((runs != null && i >= runs) || isTooOld(run, now)) {
        superfluous.add(run.id());
      }
    }
    return superfluous;
  }

  private boolean isTooOld(RunSummary run, Instant now) {
    return age != null
        && Duration.between(Instant.ofEpochMilli(endedAtMillis(run)), now).compareTo(age) > 0;
  }

  private static long endedAtMillis(RunSummary run) {
    return run.endedAtMillis() != null ? run.endedAtMillis() : run.createdAtMillis();
  }
}
