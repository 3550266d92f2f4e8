package io.broadside.worker.engine.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.EnginePhase;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  @ParameterizedTest
  @EnumSource(names = {"PREPARED", "RUNNING"})
  void whoeverCarriesAShareOrCouldTakeOneIsReady(EnginePhase phase) {
    assertThat(new Readiness(phase, false, AT_ONCE).obstacle()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEEDS_BUNDLE", "PREPARING", "FINISHED", "FAILED"})
  void whoeverIsStillLoadingOrDoneIsNotReadyHoweverLongItTakes(EnginePhase phase) {
    assertThat(new Readiness(phase, false, Readiness.ALONE).obstacle())
        .contains(phase.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void oneThatIsIdleIsReadyOnceNobodyCameForAWhile() {
    assertThat(new Readiness(EnginePhase.IDLE, false, AT_ONCE).obstacle()).contains("idle");
    assertThat(new Readiness(EnginePhase.IDLE, false, Readiness.ALONE.minusMillis(1)).obstacle())
        .contains("idle");
    assertThat(new Readiness(EnginePhase.IDLE, false, Readiness.ALONE).obstacle()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EnginePhase.class)
  void whoeverLeavesIsNotReady(EnginePhase phase) {
    assertThat(new Readiness(phase, true, Readiness.ALONE).obstacle()).contains("leaving");
  }
}
