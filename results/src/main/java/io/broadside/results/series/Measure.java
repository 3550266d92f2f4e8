package io.broadside.results.series;

/** The quantities that distributions measure. */
public enum Measure {
  /** Response times of a request. */
  RESPONSE,
  /** Response times of the first requests of users, from when these users were due to start. */
  AS_PLANNED,
  /** Sums of the response times in a group. */
  GROUP,
  /** How late the users of a population started. */
  LATENESS
}
