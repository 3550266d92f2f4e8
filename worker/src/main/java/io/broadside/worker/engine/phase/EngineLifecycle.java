package io.broadside.worker.engine.phase;

import io.broadside.protocol.status.EnginePhase;

/** The phases of an engine, and what leads from one to the next. */
public final class EngineLifecycle {

  private EngineLifecycle() {}

  /** The phase after an event; one that does not fit the phase changes nothing. */
  public static EnginePhase next(EnginePhase phase, EngineEvent event) {
    return switch (event) {
      case ASKED -> phase == EnginePhase.IDLE ? EnginePhase.PREPARING : phase;
      case ASKED_WITHOUT_FILES -> phase == EnginePhase.IDLE ? EnginePhase.NEEDS_BUNDLE : phase;
      case FILES_CAME -> phase == EnginePhase.NEEDS_BUNDLE ? EnginePhase.PREPARING : phase;
      case BUILT -> phase == EnginePhase.PREPARING ? EnginePhase.PREPARED : phase;
      case STARTED -> phase == EnginePhase.PREPARED ? EnginePhase.RUNNING : phase;
      case ENDED -> over(phase) ? phase : EnginePhase.FINISHED;
      case BROKE -> over(phase) ? phase : EnginePhase.FAILED;
    };
  }

  private static boolean over(EnginePhase phase) {
    return phase == EnginePhase.FINISHED || phase == EnginePhase.FAILED;
  }
}
