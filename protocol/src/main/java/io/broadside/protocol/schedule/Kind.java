package io.broadside.protocol.schedule;

/** The kinds of units that slots hold; the slots of each kind pass on by themselves. */
public enum Kind {
  /** Users of open populations, by their ordinals. */
  ARRIVALS,
  /** Places of closed populations, from a run second on. */
  USERS,
  /** Requests that throttles let pass, by the run second. */
  REQUESTS
}
