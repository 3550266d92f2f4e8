package io.broadside.controller.fleet;

import java.util.Optional;

/**
 * What the platform gives a controller: a fleet, a store for handover, and the right to steer.
 * Closing it gives up steering and closes the fleet.
 *
 * @param fleet the workers
 * @param store what the next controller will read
 * @param steering whether this is the one that steers
 */
public record Platform(Fleet fleet, RunStore store, Steering steering) implements AutoCloseable {

  /** A fleet that lives and ends with this controller. */
  public static Platform own(Fleet fleet) {
    return new Platform(fleet, RunStore.NONE, Steering.ALONE);
  }

  /** Why nothing can be changed just now, in words for a person; empty while all is well. */
  public Optional<String> trouble() {
    return fleet.trouble().or(steering::trouble);
  }

  @Override
  public void close() {
    steering.close();
    fleet.close();
  }
}
