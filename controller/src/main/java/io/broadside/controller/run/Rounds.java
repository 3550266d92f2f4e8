package io.broadside.controller.run;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how many users each place of a closed population may have had. Workers are told a limit
 * that they do not reach before the next message or the end of their lease. If a worker is lost,
 * the next owner of its places begins at that limit, so that no ordinal is used twice. Not
 * thread-safe.
 */
final class Rounds {

  /** Users of one place until the next word, where nothing is known of their length yet. */
  private static final long LEAST_AHEAD = 200;

  private final double leaseSeconds;
  private final Map<String, Long> used = new HashMap<>();
  private final Map<String, Long> limits = new HashMap<>();
  private final Map<String, Long> skipped = new HashMap<>();

  /** None has had any. */
  Rounds(Outline outline, double leaseSeconds) {
    this.leaseSeconds = leaseSeconds;
    outline.populations().stream()
        .filter(p -> p.sharded() && p.model() == Population.Model.CLOSED)
        .forEach(p -> used.put(p.name(), 0L));
  }

  /** Hears how many a worker's places have had. */
  void heard(Status status) {
    used.replaceAll(
        (population, had) -> {
          Progress progress = status.progress().get(population);
          return progress == null ? had : Math.max(had, progress.through());
        });
  }

  /** How many they may have by the next word, at that run second; this only grows. */
  Map<String, Long> limits(double now) {
    used.forEach(
        (population, had) -> {
          long real = had - skipped.getOrDefault(population, 0L);
          double perSecond = real / Math.max(1, now);
          long ahead = LEAST_AHEAD + (long) Math.ceil(3 * perSecond * leaseSeconds);
          limits.merge(population, had + ahead, Math::max);
        });
    return Map.copyOf(limits);
  }

  /** A worker was lost that may have reached the limit; skipped ordinals do not count as speed. */
  void lost(double now) {
    limits(now)
        .forEach(
            (population, limit) -> {
              long had = used.getOrDefault(population, 0L);
              skipped.merge(population, limit - had, Long::sum);
              used.put(population, limit);
            });
  }

  /** How many any place may have had, by population. */
  Map<String, Long> used() {
    return Map.copyOf(used);
  }
}
