package io.broadside.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalLoadTest {

  private static final Population SHOP =
      new Population("shop", Model.OPEN, true, Set.of(), List.of(1, 2, 3));
  private static final Population SEARCH =
      new Population("search", Model.OPEN, true, Set.of(), List.of(10));
  private static final Population LATER =
      new Population("later", Model.OPEN, true, Set.of("shop", "search"), List.of(5, 6));
  private static final Population KEPT =
      new Population("kept", Model.CLOSED, true, Set.of(), List.of(7, 7));

  @Test
  void usersOfAllPopulationsAreAddedUp() {
    TotalLoad load = load(null, SHOP, SEARCH);
    assertThat(load.population().perSecond()).containsExactly(11, 2, 3);
    assertThat(load.population().model()).isEqualTo(Model.OPEN);
    assertThat(load.waits()).isFalse();
  }

  @Test
  void aPopulationThatWaitsStartsOnceTheOthersAreOver() {
    TotalLoad load = load(null, SHOP, SEARCH, LATER);
    assertThat(load.population().perSecond()).containsExactly(11, 2, 3, 5, 6);
    assertThat(load.waits()).isTrue();
  }

  @Test
  void usersWhoAreKeptCountWhereNoneArrive() {
    assertThat(load(null, KEPT).population())
        .isEqualTo(new Population("all", Model.CLOSED, true, Set.of(), List.of(7, 7)));
    TotalLoad mixed = load(null, KEPT, SEARCH);
    assertThat(mixed.isMixed()).isTrue();
    assertThat(mixed.population().perSecond()).containsExactly(10);
  }

  @Test
  void theLoadEndsWithTheLongestThatTheTestMayLast() {
    assertThat(load(2L, SHOP).population().perSecond()).containsExactly(1, 2);
  }

  private static TotalLoad load(@Nullable Long most, Population... all) {
    return new TotalLoad(new Outline("Shop", "", most, List.of(all), List.of(), false, List.of()));
  }
}
