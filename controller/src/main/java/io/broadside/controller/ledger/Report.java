package io.broadside.controller.ledger;

import io.broadside.protocol.status.Gap;
import java.util.List;

/**
 * The latest report of one instance on one population.
 *
 * @param version of the assignment that it went by
 * @param through every ordinal of its own below this one has been started, but for the gaps
 * @param gaps the exceptions
 */
record Report(long version, long through, List<Gap> gaps) {

  /** Nothing. */
  static final Report NONE = new Report(-1, 0, List.of());

  Report {
    gaps = List.copyOf(gaps);
  }
}
