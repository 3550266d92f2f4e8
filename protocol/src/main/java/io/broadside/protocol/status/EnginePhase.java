package io.broadside.protocol.status;

/** The phases of a worker's engine, from idle to the end of its one run. */
public enum EnginePhase {
  /** Ready to be given a run. */
  IDLE,
  /** Given a run whose bundle it does not have yet. */
  NEEDS_BUNDLE,
  /** Compiling, building the simulation, computing the arrivals, warming up. */
  PREPARING,
  /** Able to take a share. */
  PREPARED,
  /** Knows the start; waits for it or carries its share. */
  RUNNING,
  /** All its users have ended, and no more will start; its measurements can be fetched. */
  FINISHED,
  /** Cannot run this plan, or broke down while running it; the failure says why. */
  FAILED
}
