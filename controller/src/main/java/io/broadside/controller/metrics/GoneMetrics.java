package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import java.util.List;

/**
 * The measurements of instances that have gone, not added up yet. Immutable, so that another thread
 * can add them up.
 */
public final class GoneMetrics {

  private final List<Scrape> last;
  private final Cardinality known;

  GoneMetrics(List<Scrape> last, Cardinality known) {
    this.last = List.copyOf(last);
    this.known = known;
  }

  /** Adds them up, to be kept; this may take long. */
  public KeptMetrics sum() {
    FleetMetrics sum = new FleetMetrics(known.copy());
    for (int i = 0; i < last.size(); i++) {
      sum.accept(String.valueOf(i), 0, last.get(i));
    }
    return KeptMetrics.of(sum.merged());
  }
}
