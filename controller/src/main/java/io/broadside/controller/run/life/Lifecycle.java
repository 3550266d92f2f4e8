package io.broadside.controller.run.life;

import io.broadside.results.record.RunState;

/** The states of a run, and what leads from one to the next. */
final class Lifecycle {

  private Lifecycle() {}

  /** The state after an event; one that does not fit the state changes nothing. */
  static RunState next(RunState state, RunEvent event) {
    if (state.isFinal()) {
      return state;
    }
    return switch (event) {
      case ASKED -> state == RunState.CREATED ? RunState.WAITING : state;
      case PREPARED -> state == RunState.WAITING ? RunState.READY : state;
      case STARTED -> state == RunState.READY ? RunState.RUNNING : state;
      case EXHAUSTED -> state == RunState.RUNNING ? RunState.DRAINING : state;
      case DRAINED ->
          state == RunState.READY || state == RunState.RUNNING || state == RunState.DRAINING
              ? RunState.FINISHED
              : state;
      case BROKE -> RunState.FAILED;
      case STOPPED -> RunState.ABORTED;
    };
  }
}
