package io.broadside.controller.fleet;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One worker as its platform sees it.
 *
 * @param worker its name, never used twice while the controller lives
 * @param state what the platform says
 * @param endpoint where it answers, null until it has an address
 * @param reason why it is not up, or how it ended, in words for a person; null while all is well
 */
public record Member(String worker, State state, @Nullable URI endpoint, @Nullable String reason) {

  /** What the platform says of a worker. */
  public enum State {
    /** Asked for, not yet answering. */
    STARTING,
    /** Answers. */
    UP,
    /** Told to go; hands over and ends. */
    LEAVING,
    /** Ended as it was told. */
    LEFT,
    /** Ended without being told. */
    DIED
  }

  /** Whether its process is known to have ended. */
  public boolean isGone() {
    return state == State.LEFT || state == State.DIED;
  }
}
