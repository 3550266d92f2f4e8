package io.broadside.controller.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance: how far it has reported, and whether more can come. Not
 * thread-safe.
 */
final class Lifeline {

  private final String instance;
  private final Map<String, Long> startedThrough = new HashMap<>();
  private @Nullable Map<String, Long> end;

  Lifeline(String instance) {
    this.instance = instance;
  }

  String instance() {
    return instance;
  }

  /** Takes a report; one that is older than what is known changes nothing. */
  void reported(String population, long through) {
    startedThrough.merge(population, through, Math::max);
  }

  /**
   * Nothing more will be started.
   *
   * @param firstAfter by population: the first ordinal that was due only after it had ended
   */
  void ended(Map<String, Long> firstAfter) {
    end = Map.copyOf(firstAfter);
  }

  long startedThrough(String population) {
    return startedThrough.getOrDefault(population, 0L);
  }

  /** Up to which ordinal it may have started users of which nothing is known. */
  long mayHaveStartedThrough(String population) {
    return end == null
        ? Long.MAX_VALUE
        : Math.max(end.getOrDefault(population, 0L), startedThrough(population));
  }

  Optional<Map<String, Long>> end() {
    return Optional.ofNullable(end);
  }

  boolean hasEnded() {
    return end != null;
  }
}
