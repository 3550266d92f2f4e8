package io.broadside.controller.run.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.record.RunState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void aRunGoesItsWay() {
    RunState state = RunState.CREATED;
    for (RunEvent event :
        new RunEvent[] {
          RunEvent.ASKED, RunEvent.PREPARED, RunEvent.STARTED, RunEvent.EXHAUSTED, RunEvent.DRAINED
        }) {
      state = Lifecycle.next(state, event);
    }
    assertThat(state).isEqualTo(RunState.FINISHED);
  }

  @Property
  void nothingLeadsOutOfAFinalState(@ForAll RunState state, @ForAll RunEvent event) {
    if (state.isFinal()) {
      assertThat(Lifecycle.next(state, event)).isEqualTo(state);
    }
  }

  @Property
  void everyStateCanBeStoppedAndCanBreak(@ForAll RunState state) {
    assertThat(Lifecycle.next(state, RunEvent.BROKE).isFinal()).isTrue();
    assertThat(Lifecycle.next(state, RunEvent.STOPPED).isFinal()).isTrue();
  }
}
