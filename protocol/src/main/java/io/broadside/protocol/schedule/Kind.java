package io.broadside.protocol.schedule;

/** What a worker may own slots of; each kind passes on by itself. */
public enum Kind {
  /** Users of open populations, by their ordinals. */
  ARRIVALS,
  /** Places of closed populations, from a run second on. */
  USERS,
  /** Requests that throttles let pass, by the run second. */
  REQUESTS
}
