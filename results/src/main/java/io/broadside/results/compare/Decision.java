package io.broadside.results.compare;

/** The decision of a comparison, on one figure or on all. */
public enum Decision {
  /** No worse than tolerated, for sure. */
  PASS,
  /** Worse than tolerated, for sure. */
  FAIL,
  /** The data do not tell. */
  INCONCLUSIVE
}
