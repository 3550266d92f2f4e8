package io.broadside.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowthTest {

  @Test
  void aSteadyLoadHasTheSameWorkersFromTheStartToTheEnd() {
    assertThat(growth(Collections.nCopies(60, 350), 100)).isEqualTo(new Growth(4, 4, 240));
  }

  @Test
  void workersComeAheadOfTheLoadAndGoSomeTimeAfterIt() {
    List<Integer> load =
        Stream.of(
                Collections.nCopies(60, 50),
                Collections.nCopies(60, 250),
                Collections.nCopies(60, 50))
            .flatMap(List::stream)
            .toList();

    Growth growth = growth(load, 100);

    assertThat(growth.first()).isEqualTo(1);
    assertThat(growth.most()).isEqualTo(3);
    assertThat(growth.workerSeconds()).isBetween(180L + 2 * 60, 180L + 2 * 110);
  }

  @Test
  void moreThanTheLimitAreNeverAskedFor() {
    assertThat(growth(Collections.nCopies(10, 5_000), 7)).isEqualTo(new Growth(7, 7, 70));
  }

  private static Growth growth(List<Integer> load, int limit) {
    Population all = new Population("all", Model.OPEN, true, Set.of(), load);
    Outline outline = new Outline("", "", null, List.of(all), List.of(), false, List.of());
    return Growth.of(new Forecast(outline, Map.of()), new Capacity(Capacity.USUAL), limit, 5);
  }
}
