package io.broadside.controller.simulation;

/** Something that befalls a fleet, at a second of the simulation. */
sealed interface Action {

  double at();

  /** A worker comes. */
  record Join(double at) implements Action {}

  /** A worker is told to go, unless it is the first, which stays. */
  record Leave(double at, int who) implements Action {}

  /** A worker's processes are killed. */
  record Kill(double at, int who) implements Action {}

  /** A worker's engine is killed; its supervisor starts another. */
  record Crash(double at, int who) implements Action {}

  /** A worker's processes are stopped for so long. */
  record Pause(double at, int who, double seconds) implements Action {}

  /** Nothing gets to a worker for so long. */
  record Deaf(double at, int who, double seconds) implements Action {}

  /** Nothing comes from a worker for so long. */
  record Mute(double at, int who, double seconds) implements Action {}

  /** The controller is killed, and another takes over. */
  record Replace(double at) implements Action {}

  /** The controller is stopped for so long, and another takes over if that is too long. */
  record Freeze(double at, double seconds) implements Action {}
}
