package io.broadside.controller.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An owner of slots: an instance, or nobody. It holds the latest reports of that instance, and
 * whether the instance has ended. Not thread-safe.
 */
final class Bearer {

  private final String instance;
  private final Map<String, Report> reports = new HashMap<>();
  private @Nullable Map<String, Long> end;

  Bearer(String instance) {
    this.instance = instance;
  }

  /** Its name; empty for nobody. */
  String instance() {
    return instance;
  }

  /** Takes a report; whether it says something new. */
  boolean reported(String population, Report report) {
    return !report.equals(reports.put(population, report));
  }

  Report report(String population) {
    return reports.getOrDefault(population, Report.NONE);
  }

  /**
   * Nothing more will be started.
   *
   * @param firstAfter by population: the first ordinal that was due only after it had ended
   */
  boolean ended(Map<String, Long> firstAfter) {
    Map<String, Long> before = end;
    end = Map.copyOf(firstAfter);
    return !end.equals(before);
  }

  Optional<Map<String, Long>> end() {
    return Optional.ofNullable(end);
  }

  /** Up to which ordinal it may have started users of which nothing is known. */
  long mayHaveStartedThrough(String population) {
    return end == null ? Long.MAX_VALUE : end.getOrDefault(population, 0L);
  }
}
