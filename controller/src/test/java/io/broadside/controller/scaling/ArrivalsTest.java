package io.broadside.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.phase.LoadText;
import io.broadside.protocol.injection.Shares;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

  @Test
  void aConstantRateStartsAsManyUsersInEachSecond() {
    assertThat(perSecond("hold 3/s for 4s")).containsExactly(3, 3, 3, 3);
  }

  @Test
  void aFractionOfAUserIsCarriedToTheNextSecond() {
    assertThat(perSecond("hold 90/m for 4s")).containsExactly(1, 2, 1, 2);
  }

  @Test
  void usersAtOnceAreThoseOfTheSecondThatFollows() {
    assertThat(perSecond("start 5 users at once", "hold 1/s for 2s")).containsExactly(6, 1);
    assertThat(perSecond("hold 1/s for 2s", "start 5 users at once")).containsExactly(1, 1, 5);
  }

  @Test
  void nobodyStartsInAPause() {
    assertThat(perSecond("hold 2/s for 1s", "pause 2s", "hold 2/s for 1s"))
        .containsExactly(2, 0, 0, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ramp from 10/s to 50/s in 7s",
        "start 100 users over 7s",
        "peak of 100 users over 7s",
        "hold 13/s for 7s"
      })
  void noUserOfAStepIsLost(String phase) {
    assertThat(perSecond(phase)).hasSize(7);
    assertThat(perSecond(phase).stream().mapToInt(n -> n).sum())
        .isEqualTo(
            phase.startsWith("ramp") ? (10 + 50) * 7 / 2 : phase.startsWith("hold") ? 91 : 100);
  }

  @Test
  void mostUsersOfAPeakAreInItsMiddle() {
    List<Integer> users = perSecond("peak of 100 users over 5s");

    assertThat(users.get(2)).isGreaterThan(users.get(1)).isGreaterThan(users.get(3));
    assertThat(users.get(1)).isGreaterThan(users.get(0));
  }

  @Test
  void concurrentUsersAreKept() {
    Population kept = population(1, "ramp to 10 users in 5s", "hold 2s");

    assertThat(kept.model()).isEqualTo(Model.CLOSED);
    assertThat(kept.perSecond()).containsExactly(0, 2, 4, 6, 8, 10, 10);
  }

  @Test
  void eachScenarioIsTriedWhereTheyDoNotShare() {
    assertThat(population(3, "smoke").users()).isEqualTo(3);
    assertThat(
            new Arrivals(LoadText.parse(List.of("smoke")).injection(), Optional.empty()).areKnown())
        .isFalse();
  }

  private static List<Integer> perSecond(String... phases) {
    return population(1, phases).perSecond();
  }

  private static Population population(int scenarios, String... phases) {
    return new Arrivals(
            LoadText.parse(List.of(phases)).injection(),
            Optional.of(new Shares(Collections.nCopies(scenarios, 1))))
        .population();
  }
}
