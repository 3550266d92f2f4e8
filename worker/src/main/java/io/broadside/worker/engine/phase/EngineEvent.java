package io.broadside.worker.engine.phase;

/** The events that change the phase of an engine. */
public enum EngineEvent {
  /** It was given a run, and has all that it needs. */
  ASKED,
  /** It was given a run, but not yet its files. */
  ASKED_WITHOUT_FILES,
  /** The run's files have come. */
  FILES_CAME,
  /** The simulation is built, and warm. */
  BUILT,
  /** The start of the run is known. */
  STARTED,
  /** Its part of the run is over. */
  ENDED,
  /** The run cannot go on. */
  BROKE
}
