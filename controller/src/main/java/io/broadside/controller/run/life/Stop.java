package io.broadside.controller.run.life;

import io.broadside.controller.handover.StopCause;
import io.broadside.results.record.RunState;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The decision to end a run's load.
 *
 * @param atMillis since when, in milliseconds since 1970
 * @param cause who or what ends it
 * @param reason what broke it, or why it was ended, for a person; null where the operator wanted it
 */
public record Stop(long atMillis, StopCause cause, @Nullable String reason) {

  /** How long a stopped run waits for its workers' last word. */
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  /** Whether the run broke down. */
  public boolean broke() {
    return cause == StopCause.FAULT;
  }

  /** Whether its workers have had their time. */
  public boolean late(long nowMillis) {
    return nowMillis - atMillis > PATIENCE_MILLIS;
  }

  /** The event that it ends in. */
  public RunEvent event() {
    return switch (cause) {
      case OPERATOR -> RunEvent.STOPPED;
      case SIMULATION, GOAL -> RunEvent.DRAINED;
      case FAULT -> RunEvent.BROKE;
    };
  }

  /** What is wrong with a run in that state; null where nothing is yet. */
  public @Nullable String problem(RunState state) {
    return state == RunState.ABORTED ? "It was stopped by the operator." : reason;
  }
}
