package io.broadside.results.compare;

/** What a comparison says, of one figure or of all. */
public enum Decision {
  /** No worse than tolerated, for sure. */
  PASS,
  /** Worse than tolerated, for sure. */
  FAIL,
  /** The data do not tell. */
  INCONCLUSIVE
}
