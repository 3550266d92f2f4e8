package io.broadside.worker.engine.phase;

import io.broadside.protocol.status.Phase;

/** The phases of an engine, and what leads from one to the next. */
public final class EngineLifecycle {

  private EngineLifecycle() {}

  /** The phase after an event; one that does not fit the phase changes nothing. */
  public static Phase next(Phase phase, EngineEvent event) {
    return switch (event) {
      case ASKED -> phase == Phase.IDLE ? Phase.PREPARING : phase;
      case ASKED_WITHOUT_FILES -> phase == Phase.IDLE ? Phase.NEEDS_BUNDLE : phase;
      case FILES_CAME -> phase == Phase.NEEDS_BUNDLE ? Phase.PREPARING : phase;
      case BUILT -> phase == Phase.PREPARING ? Phase.PREPARED : phase;
      case STARTED -> phase == Phase.PREPARED ? Phase.RUNNING : phase;
      case ENDED -> over(phase) ? phase : Phase.FINISHED;
      case BROKE -> over(phase) ? phase : Phase.FAILED;
    };
  }

  private static boolean over(Phase phase) {
    return phase == Phase.FINISHED || phase == Phase.FAILED;
  }
}
