package io.broadside.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void refusesToWarmUpForLessThanNothing() {
    assertThatThrownBy(
            () ->
                new Plan(
                    new Source.Bundled("digest", null),
                    Map.of(),
                    Secrets.NONE,
                    null,
                    List.of(),
                    1,
                    Limits.DEFAULT,
                    -1))
        .hasMessage("warmUpMillis must not be negative: -1");
  }

  @Test
  void refusesLimitsThatLetNothingThrough() {
    assertThatThrownBy(() -> new Limits(0, 1, 1))
        .hasMessage("limits must be at least 1: arrivalsPerSecond 0, durationSeconds 1, workers 1");
  }

  @Test
  void countsTheArrivalsOfAPopulationUpToEverySecond() {
    Population population =
        new Population("shop", Population.Model.OPEN, true, Set.of(), List.of(2, 0, 3));
    assertThat(population.firstOrdinals()).containsExactly(0, 2, 2, 5);
    assertThat(population.users()).isEqualTo(5);
    assertThat(population.seconds()).isEqualTo(3);
  }

  @Test
  void knowsNoOrdinalsOfAClosedPopulationBeforehand() {
    Population population =
        new Population("shop", Population.Model.CLOSED, true, Set.of(), List.of(2, 3));
    assertThat(population.firstOrdinals()).containsExactly(0, 0, 0);
    assertThat(population.users()).isZero();
  }
}
