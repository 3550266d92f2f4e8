package io.broadside.protocol.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * The border from which on a grant or a release holds.
 *
 * @param second the run second, for slots that are used by the second
 * @param ordinals the first ordinal of each open population; 0 for one that is not named
 */
public record Border(long second, Map<String, Long> ordinals) {

  /** From the beginning on. */
  public static final Border START = new Border(0, Map.of());

  /** Copies the map; refuses anything negative. */
  public Border {
    ordinals = Map.copyOf(ordinals);
    if (second < 0 || ordinals.values().stream().anyMatch(k -> k < 0)) {
      throw new IllegalArgumentException("a negative border: " + second + " " + ordinals);
    }
  }

  /** The first ordinal of a population for which it holds. */
  public long ordinal(String population) {
    return ordinals.getOrDefault(population, 0L);
  }

  /** The later of both, for each population. */
  public Border atLeast(Border other) {
    Map<String, Long> later = new HashMap<>(ordinals);
    other.ordinals.forEach((population, ordinal) -> later.merge(population, ordinal, Math::max));
    return new Border(Math.max(second, other.second), later);
  }

  /** The earlier of both, for each population. */
  public Border atMost(Border other) {
    Map<String, Long> earlier = new HashMap<>(ordinals);
    earlier.replaceAll((population, ordinal) -> Math.min(ordinal, other.ordinal(population)));
    return new Border(Math.min(second, other.second), earlier);
  }
}
