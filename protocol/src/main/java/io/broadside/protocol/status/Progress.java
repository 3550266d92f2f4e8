package io.broadside.protocol.status;

import java.util.List;

/**
 * How far a worker is with one population.
 *
 * @param through of an open population: every ordinal of its own below this one has been started,
 *     but for the gaps. Of a closed one: how many users any of its places has had
 * @param gaps exceptions, in the order of their ordinals
 * @param started users it started
 * @param ended users of these that have ended
 * @param drained true once none of its users is left and none will start
 */
public record Progress(long through, List<Gap> gaps, long started, long ended, boolean drained) {

  /** Copies the list. */
  public Progress {
    gaps = List.copyOf(gaps);
  }
}
