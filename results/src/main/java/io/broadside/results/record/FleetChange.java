package io.broadside.results.record;

/**
 * One worker came into another state, or carries another share of the load than before.
 *
 * @param atMillis when it was seen, in milliseconds since 1970
 * @param worker its name
 * @param state the one that it came into
 * @param share of the load that it carried then, 0 to 1
 */
public record FleetChange(long atMillis, String worker, String state, double share) {

  /** Whether the other is no change after this one. */
  boolean isSame(FleetChange other) {
    return state.equals(other.state) && share == other.share;
  }
}
