package io.broadside.worker.engine.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.EnginePhase;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineLifecycleTest {

  private static final Set<EnginePhase> OVER = EnumSet.of(EnginePhase.FINISHED, EnginePhase.FAILED);

  @ParameterizedTest
  @CsvSource({
    "IDLE, ASKED, PREPARING",
    "IDLE, ASKED_WITHOUT_FILES, NEEDS_BUNDLE",
    "NEEDS_BUNDLE, FILES_CAME, PREPARING",
    "PREPARING, BUILT, PREPARED",
    "PREPARED, STARTED, RUNNING",
    "RUNNING, ENDED, FINISHED",
    "RUNNING, BROKE, FAILED",
  })
  void goesOnStepByStep(EnginePhase from, EngineEvent event, EnginePhase to) {
    assertThat(EngineLifecycle.next(from, event)).isEqualTo(to);
  }

  /** The only step from a phase that any of these leads to, so that nothing happens twice. */
  @ParameterizedTest
  @EnumSource(
      value = EngineEvent.class,
      names = {"ENDED", "BROKE"},
      mode = EnumSource.Mode.EXCLUDE)
  void takesAStepFromOnePhaseOnly(EngineEvent event) {
    assertThat(EnumSet.allOf(EnginePhase.class).stream())
        .filteredOn(phase -> EngineLifecycle.next(phase, event) != phase)
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(EngineEvent.class)
  void staysOver(EngineEvent event) {
    for (EnginePhase phase : OVER) {
      assertThat(EngineLifecycle.next(phase, event)).isEqualTo(phase);
    }
  }

  @Test
  void mayEndOrBreakDownAtAnyTime() {
    for (EnginePhase phase : EnumSet.complementOf(EnumSet.copyOf(OVER))) {
      assertThat(EngineLifecycle.next(phase, EngineEvent.ENDED)).isEqualTo(EnginePhase.FINISHED);
      assertThat(EngineLifecycle.next(phase, EngineEvent.BROKE)).isEqualTo(EnginePhase.FAILED);
    }
  }
}
