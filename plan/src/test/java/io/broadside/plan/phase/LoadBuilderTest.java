package io.broadside.plan.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Rate;
import io.broadside.protocol.injection.Shares;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadBuilderTest {

  @Test
  void aSpikeAndAPauseGoBackToTheLevelBefore() {
    Load load = load("hold 5/s for 10s", "spike to 50/s for 2s", "pause 3s", "hold 4s");
    assertThat(load.injection().profile())
        .isEqualTo(
            new OpenProfile(
                List.of(
                    new OpenStep.Hold(Rate.of(5), 10, false),
                    new OpenStep.Hold(Rate.of(50), 2, false),
                    new OpenStep.Pause(3),
                    new OpenStep.Hold(Rate.of(5), 4, false))));
    assertThat(load.spans())
        .containsExactly(
            new Span("phase 1", 0, 10, true),
            new Span("phase 2", 10, 12, true),
            new Span("phase 3", 12, 15, false),
            new Span("phase 4", 15, 19, true));
  }

  @Test
  void stairsGoDownAsWellAsUp() {
    assertThat(
            load("stairs from 5 users to 1 user by 2 users every 3s with ramps of 1s")
                .injection()
                .profile())
        .isEqualTo(
            new ClosedProfile(
                List.of(
                    new ClosedStep.Hold(5, 3),
                    new ClosedStep.Ramp(5, 3, 1),
                    new ClosedStep.Hold(3, 3),
                    new ClosedStep.Ramp(3, 1, 1),
                    new ClosedStep.Hold(1, 3))));
  }

  @Test
  void shapesLastAsLongAsTheySay() {
    for (String name : List.of("load at", "stress to", "spike to", "soak at")) {
      for (int seconds = 20; seconds < 200; seconds += 7) {
        assertThat(
                ShapeText.parse(name + " 7/s for " + seconds + "s").injection().profile().seconds())
            .isEqualTo(seconds);
      }
    }
  }

  @Test
  void inASmokeTestEveryScenarioHasItsUser() {
    Load smoke = ShapeText.parse("smoke");
    Shares shares = new Shares(List.of(99, 1));
    assertThat(smoke.injection().of(0, shares))
        .isEqualTo(smoke.injection().of(1, shares))
        .isEqualTo(smoke.injection().profile());
  }

  private static Load load(String... phases) {
    LoadBuilder load = new LoadBuilder();
    for (String phase : phases) {
      load.add("phase " + (load.size() + 1), PhaseText.parse(phase));
    }
    return load.build();
  }
}
