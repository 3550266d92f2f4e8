package io.broadside.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CautionsTest {

  private static final Population WORK =
      new Population("work", Model.OPEN, true, Set.of("login"), List.of(6, 6, 6));

  @Test
  void aSingleUserThatOthersWaitForIsNamedWithTheWayOut() {
    assertThat(Cautions.of(outline(login(Model.OPEN, true, 1), WORK), true))
        .containsExactly(
            "Population login has 1 user, and work waits for it. What its users store in fields or"
                + " statics exists only on the workers that run them. If other workers need it, let"
                + " every worker run login: add .noShard() after its injection.");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, true, 4, true",
    "CLOSED, true, 2, true",
    "OPEN, true, 200, false",
    "OPEN, false, 1, false",
    "OPEN, true, 0, false"
  })
  void onlyAFewUsersThatAreDealtOutAreWarnedOf(
      Model model, boolean sharded, int users, boolean warned) {
    assertThat(Cautions.of(outline(login(model, sharded, users), WORK), true))
        .hasSize(warned ? 1 : 0);
  }

  @Test
  void nobodyIsWarnedWhereNobodyWaits() {
    assertThat(Cautions.of(outline(login(Model.OPEN, true, 1)), true)).isEmpty();
  }

  @Test
  void oneWorkerRunsAllOfThem() {
    assertThat(Cautions.of(outline(login(Model.OPEN, true, 1), WORK), false)).isEmpty();
  }

  @Test
  void whatTheWorkersNotedIsPassedOnEvenOfOne() {
    Outline outline = new Outline("S", "d", null, List.of(), List.of(), false, List.of("Noted."));
    assertThat(Cautions.of(outline, false)).containsExactly("Noted.");
  }

  private static Population login(Model model, boolean sharded, int users) {
    return new Population("login", model, sharded, Set.of(), List.of(users, 0));
  }

  private static Outline outline(Population... populations) {
    return new Outline("S", "d", null, List.of(populations), List.of(), false, List.of());
  }
}
