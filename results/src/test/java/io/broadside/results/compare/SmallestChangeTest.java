package io.broadside.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.compare.estimate.Figure;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {

  private static double p95(MadeRun run) {
    return SmallestChange.of(run.run(), Strictness.DEFAULT).stream()
        .filter(c -> c.figure() == Figure.P95)
        .map(c -> Objects.requireNonNull(c.relative()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isMoreThanTheToleranceAndLessInALongerRun() {
    MadeRun run = new MadeRun("A", 100, 0.5, 0.5, 0.03, 0);
    assertThat(p95(run.lasting(1000))).isBetween(0.05, p95(run));
  }

  @Test
  void ofConstantTimesIsTheTolerance() {
    assertThat(p95(MadeRun.constant("A", 1))).isBetween(0.045, 0.055);
  }

  @Test
  void isFoundAsOftenAsSaid() {
    long found = 0;
    int tries = 40;
    Comparer comparer = new Comparer(Strictness.DEFAULT);
    for (int i = 0; i < tries; i++) {
      MadeRun run = new MadeRun("A" + i, 200, 0.5, 0.5, 0.02, 0);
      MadeRun slower = new MadeRun("B" + i, 200, 0.5 * (1 + p95(run)), 0.5, 0.02, 0);
      List<Row> rows = comparer.compare(List.of(run.run()), List.of(slower.run())).rows();
      found +=
          rows.stream()
              .filter(r -> r.figure() == Figure.P95)
              .filter(r -> r.decision() == Decision.FAIL)
              .count();
    }
    assertThat(found).isGreaterThanOrEqualTo(32);
  }

  @Test
  void isUnknownOfARunThatIsTooShort() {
    List<SmallestChange> changes =
        SmallestChange.of(MadeRun.calm("A", 1).lasting(30).run(), Strictness.DEFAULT);
    assertThat(changes).hasSize(4).allMatch(c -> c.by() == null && c.relative() == null);
  }
}
