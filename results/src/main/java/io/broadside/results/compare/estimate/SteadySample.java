package io.broadside.results.compare.estimate;

import java.util.List;

/**
 * The responses of one request in the steady part of one run: without warm-up, ramps and gaps.
 *
 * @param run its name
 * @param seconds in order of time
 */
public record SteadySample(String run, List<RequestSecond> seconds) {

  public SteadySample {
    seconds = List.copyOf(seconds);
    for (int i = 1; i < seconds.size(); i++) {
      if (seconds.get(i).second() <= seconds.get(i - 1).second()) {
        throw new IllegalArgumentException(
            "run %s has second %d twice or out of order".formatted(run, seconds.get(i).second()));
      }
    }
  }

  /** How many responses it holds. */
  public long responses() {
    return seconds.stream().mapToLong(s -> s.times().count()).sum();
  }
}
