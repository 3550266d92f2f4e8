package io.broadside.controller.fleet;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One worker as its platform sees it.
 *
 * @param worker its name, never used twice while the controller lives
 * @param state what the platform says
 * @param endpoint where it answers, null until it has an address
 * @param reason why it is not up, or how it ended; of one that is up, what the platform knows that
 *     may keep it from answering, such as that its process is stopped; in words for a person, null
 *     while all is well
 * @param endedAt when its last process was seen to have ended, by this machine's clock; null where
 *     it has not, and where only somebody else saw it
 */
public record Member(
    String worker,
    State state,
    @Nullable URI endpoint,
    @Nullable String reason,
    @Nullable Instant endedAt) {

  /** One of which nobody here saw when it ended, if it has. */
  public Member(String worker, State state, @Nullable URI endpoint, @Nullable String reason) {
    this(worker, state, endpoint, reason, null);
  }

  /** What the platform says of a worker. */
  public enum State {
    /** Asked for, not yet answering. */
    STARTING,
    /** Answers. */
    UP,
    /** Told to go; hands over and ends. */
    LEAVING,
    /** Seen to have ended as it was told. */
    LEFT,
    /** Seen to have ended without being told: none of its processes is left. */
    DIED,
    /**
     * Not known any more, and nobody saw it end: it may be at work, so that its lease decides. It
     * may be seen again, alive or dead.
     */
    VANISHED
  }

  /** Whether its processes are known to have ended. */
  public boolean isGone() {
    return state == State.LEFT || state == State.DIED;
  }
}
