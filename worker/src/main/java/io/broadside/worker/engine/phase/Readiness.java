package io.broadside.worker.engine.phase;

import io.broadside.protocol.status.EnginePhase;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an engine has a part of a run, or could take one at once: a rollout goes on to the next
 * worker, and an eviction is allowed, only then. One that is idle may be about to be given the run
 * that is under way; after a while nobody will come, and nobody is to wait for a controller.
 *
 * @param phase where the engine is
 * @param leaving whether it was told to go
 * @param age how long there has been this engine
 */
public record Readiness(EnginePhase phase, boolean leaving, Duration age) {

  /** Longer than a controller takes to find a worker and to give it the run. */
  public static final Duration ALONE = Duration.ofSeconds(15);

  /** What keeps it from that, in a word; empty while it is ready. */
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
