package io.broadside.worker.engine.phase;

import io.broadside.protocol.status.EnginePhase;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to the readiness probe. An engine is ready if it has a part of a run, or could take
 * one at once. Only then does a rollout go on to the next worker, or is an eviction allowed. An
 * idle engine may be about to join the current run, so it is ready only after a while, with or
 * without a controller.
 *
 * @param phase where the engine is
 * @param leaving whether it was told to go
 * @param age how long there has been this engine
 */
public record Readiness(EnginePhase phase, boolean leaving, Duration age) {

  /** Longer than a controller takes to find a worker and to give it the run. */
  public static final Duration ALONE = Duration.ofSeconds(15);

  /** Why it is not ready, in a word; empty while it is ready. */
  public Optional<String> obstacle() {
    if (leaving) {
      return Optional.of("leaving");
    }
    boolean ready =
        switch (phase) {
          case PREPARED, RUNNING -> true;
          case IDLE -> age.compareTo(ALONE) >= 0;
          case NEEDS_BUNDLE, PREPARING, FINISHED, FAILED -> false;
        };
    return ready ? Optional.empty() : Optional.of(phase.name().toLowerCase(Locale.ROOT));
  }
}
