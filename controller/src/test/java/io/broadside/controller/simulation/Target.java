package io.broadside.controller.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The system under test: remembers every user that it saw, and what was wrong with it. */
final class Target {

  /** One user's start. */
  record Start(String population, long ordinal, String instance, long nanos, long lateNanos) {}

  private final Map<String, Map<Long, Start>> starts = new HashMap<>();
  private final Map<Long, Map<String, Integer>> allowed = new TreeMap<>();
  private final Map<Integer, Set<SimulatedEngine>> places = new HashMap<>();
  final List<String> faults = new ArrayList<>();
  long latestNanos;

  void start(Start start) {
    Start before =
        starts
            .computeIfAbsent(start.population, p -> new HashMap<>())
            .putIfAbsent(start.ordinal, start);
    if (before != null) {
      faults.add("started twice: " + before + " and " + start);
    }
    latestNanos = Math.max(latestNanos, start.lateNanos);
  }

  /**
   * A user of a closed population starts.
   *
   * @param most how many there may be now
   */
  void keeps(SimulatedEngine engine, int place, int most) {
    Set<SimulatedEngine> users = places.computeIfAbsent(place, p -> new HashSet<>());
    users.removeIf(e -> e.isDead() || !e.holdsLease());
    if (!users.isEmpty() || place >= most) {
      faults.add("a user too many in place %d of %d: %s".formatted(place, most, users));
    }
    users.add(engine);
  }

  /** A user of a closed population has ended. */
  void ends(SimulatedEngine engine, int place) {
    places.getOrDefault(place, Set.of()).remove(engine);
  }

  /** An instance may let so many requests pass in a run second. */
  void allow(String instance, long second, int requests) {
    allowed.computeIfAbsent(second, s -> new HashMap<>()).put(instance, requests);
  }

  boolean saw(String population, long ordinal) {
    return starts.getOrDefault(population, Map.of()).containsKey(ordinal);
  }

  @Nullable Start find(String population, long ordinal) {
    return starts.getOrDefault(population, Map.of()).get(ordinal);
  }

  long seen(String population) {
    return starts.getOrDefault(population, Map.of()).size();
  }

  /** When and where all users of a population started, by their ordinals. */
  Map<Long, Start> starts(String population) {
    return starts.getOrDefault(population, Map.of());
  }

  /** Requests that instances might let pass, by run second. */
  Map<Long, Map<String, Integer>> allowed() {
    return allowed;
  }
}
