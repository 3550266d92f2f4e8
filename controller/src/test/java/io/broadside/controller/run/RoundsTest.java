package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Said;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.status.Progress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forty users, with a lease of 120 s. */
class RoundsTest {

  private static final Population LOAD =
      new Population("load", Population.Model.CLOSED, true, Set.of(), List.of(40));

  private final Rounds rounds =
      new Rounds(new Outline("Sim", "d", null, List.of(LOAD), List.of(), false, List.of()), 120);

  @Test
  void theLimitIsFarAboveWhatIsReachedUntilTheLeaseEnds() {
    rounds.heard(
        Said.by("one").progress("load", new Progress(10, List.of(), 10, 10, false)).status());

    assertThat(rounds.limits(5)).containsEntry("load", 10L + 200 + 3 * 2 * 120);
    assertThat(rounds.used()).containsEntry("load", 10L);
  }

  /** Ordinals stay far from their end, whoever dies. */
  @Test
  void aThousandDeathsAtTheBeginningAddUpAndDoNotMultiply() {
    rounds.heard(
        Said.by("one").progress("load", new Progress(10, List.of(), 10, 10, false)).status());
    long each = 200 + 3 * 10 * 120;
    for (int death = 1; death <= 1_000; death++) {
      rounds.lost(1);
      assertThat(rounds.used()).containsEntry("load", 10 + death * each);
    }
  }
}
