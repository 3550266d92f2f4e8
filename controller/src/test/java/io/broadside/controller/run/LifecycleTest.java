package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.record.RunState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void aRunGoesItsWay() {
    RunState state = RunState.CREATED;
    for (Event event :
        new Event[] {Event.ASKED, Event.PREPARED, Event.STARTED, Event.EXHAUSTED, Event.DRAINED}) {
      state = Lifecycle.next(state, event);
    }
    assertThat(state).isEqualTo(RunState.FINISHED);
  }

  @Property
  void nothingLeadsOutOfAFinalState(@ForAll RunState state, @ForAll Event event) {
    if (state.isFinal()) {
      assertThat(Lifecycle.next(state, event)).isEqualTo(state);
    }
  }

  @Property
  void everyStateCanBeStoppedAndCanBreak(@ForAll RunState state) {
    assertThat(Lifecycle.next(state, Event.BROKE).isFinal()).isTrue();
    assertThat(Lifecycle.next(state, Event.STOPPED).isFinal()).isTrue();
  }
}
