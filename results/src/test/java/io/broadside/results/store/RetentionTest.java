package io.broadside.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.results.record.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static RunSummary run(String id, int daysAgo, RunState state, boolean baseline) {
    long at = NOW.minus(Duration.ofDays(daysAgo)).toEpochMilli();
    return new RunSummary(
        id,
        new Marks(null, null, List.of(), baseline),
        null,
        null,
        null,
        state,
        null,
        at,
        at,
        state.isFinal() ? at : null,
        1,
        1,
        0,
        0,
        null,
        null,
        null,
        null,
        null);
  }

  private static RunSummary run(String id, int daysAgo) {
    return run(id, daysAgo, RunState.FINISHED, false);
  }

  private static final List<RunSummary> RUNS =
      List.of(
          run("under-way", 40, RunState.RUNNING, false),
          run("new", 1),
          run("failed", 2, RunState.FAILED, false),
          run("baseline", 90, RunState.FINISHED, true),
          run("old", 31),
          run("older", 50));

  private static List<String> superfluous(@Nullable Integer runs, @Nullable Duration age) {
    return new Retention(runs, age).superfluous(RUNS, NOW);
  }

  @Test
  void withoutALimitAllAreKept() {
    assertThat(Retention.ALL.superfluous(RUNS, NOW)).isEmpty();
  }

  @Test
  void aboveTheNumberTheOldestGo() {
    assertThat(superfluous(3, null)).containsExactly("older");
    assertThat(superfluous(1, null)).containsExactly("older", "old", "failed");
    assertThat(superfluous(9, null)).isEmpty();
  }

  @Test
  void aboveTheAgeAllGo() {
    assertThat(superfluous(null, Duration.ofDays(30))).containsExactly("older", "old");
    assertThat(superfluous(null, Duration.ofDays(31))).containsExactly("older");
  }

  @Test
  void eitherLimitIsEnough() {
    assertThat(superfluous(2, Duration.ofDays(40))).containsExactly("older", "old");
  }

  @Test
  void baselinesAndRunsUnderWayAreKeptWhateverTheLimits() {
    assertThat(superfluous(0, Duration.ZERO))
        .containsExactly("older", "old", "failed", "new")
        .doesNotContain("baseline", "under-way");
  }

  @Test
  void aNegativeLimitIsNone() {
    assertThatThrownBy(() -> new Retention(-1, null)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Retention(null, Duration.ofDays(-1)))
        .hasMessageContaining("negative");
  }
}
