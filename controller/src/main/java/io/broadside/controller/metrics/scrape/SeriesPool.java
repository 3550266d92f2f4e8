package io.broadside.controller.metrics.scrape;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shares one object for each series between all workers: names take most of a scrape's memory, and
 * comparing them takes most of its time. Bounded; series beyond the bound are not shared.
 * Thread-safe.
 */
public final class SeriesPool {

  static final int MOST = 20_000;

  private final Map<Series, Series> known = new ConcurrentHashMap<>();

  /** The one that stands for all that equal it. */
  Series one(Series series) {
    Series one = known.get(series);
    if (one == null && known.size() < MOST) {
      one = known.putIfAbsent(series, series);
    }
    return one == null ? series : one;
  }
}
