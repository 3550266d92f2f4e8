package io.broadside.controller.scaling;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The load of the seconds to come, which the injection profile fixes: the users of all populations
 * that arrive in a second, and those that are kept in it.
 *
 * @param outline of the run
 * @param starts run seconds at which populations start that waited for others
 */
public record Forecast(Outline outline, Map<String, Long> starts) {

  /** Copies the map. */
  public Forecast {
    starts = Map.copyOf(starts);
  }

  /**
   * The greatest load of the run seconds {@code [from, to)}, users. A population that waits for
   * others may start at any time, so it counts with its first seconds.
   */
  public long peak(long from, long to) {
    return LongStream.range(Math.max(0, from), Math.max(1, to))
        .map(s -> load(s, from))
        .max()
        .orElse(0);
  }

  /** The load of one run second, as far as it is known at another. */
  long load(long second, long now) {
    return outline.populations().stream().mapToLong(p -> at(p, second - startSecond(p, now))).sum();
  }

  private long startSecond(Population population, long now) {
    return population.after().isEmpty() ? 0 : starts.getOrDefault(population.name(), now);
  }

  private static long at(Population population, long second) {
    return second < 0 || second >= population.seconds()
        ? 0
        : population.perSecond().get((int) second);
  }
}
