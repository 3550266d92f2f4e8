package io.broadside.controller.simulation;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a simulated run does: an open population "open" that grows from a third of the rate,
 * "steady" with a tenth, "late" that waits for both with a tenth; a closed one "closed", and a
 * throttle.
 *
 * @param rate arrivals per second of "open" at the end
 * @param seconds how long each lasts
 * @param kept users of "closed" at the most
 * @param limit requests per second that the throttle lets pass; 0 for no throttle
 */
record SimulatedLoad(int rate, int seconds, int kept, int limit) {

  private static final double NANOS = 1e9;

  Outline outline() {
    List<Population> populations = new ArrayList<>();
    populations.add(open("open", Set.of()));
    populations.add(open("steady", Set.of()));
    if (kept > 0) {
      List<Integer> curve =
          IntStream.range(0, seconds).mapToObj(s -> 1 + kept * (s % 20) / 20).toList();
      populations.add(new Population("closed", Population.Model.CLOSED, true, Set.of(), curve));
    }
    populations.add(open("late", Set.of("open", "steady")));
    return new Outline("Simulated", "same", null, populations, List.of(), limit > 0, List.of());
  }

  private Population open(String name, Set<String> after) {
    int[] perSecond = new int[seconds];
    arrivals(name).forEachRemaining((long due) -> perSecond[(int) (due / (long) NANOS)]++);
    return new Population(
        name, Population.Model.OPEN, true, after, Arrays.stream(perSecond).boxed().toList());
  }

  /** When users of a population are due, nanoseconds from its start. */
  PrimitiveIterator.OfLong arrivals(String name) {
    double first = name.equals("open") ? rate / 3.0 : Math.max(1, rate / 10.0);
    double last = name.equals("open") ? rate : first;
    double slope = (last - first) / seconds;
    long users = (long) ((first + last) / 2 * seconds);
    return LongStream.range(0, users)
        .map(k -> (long) (due(k + 0.5, first, slope) * NANOS))
        .filter(due -> due < (long) (seconds * NANOS))
        .iterator();
  }

  /** When so many users have come at a rate that grows: the root of first·t + slope·t²/2 = k. */
  private static double due(double k, double first, double slope) {
    return slope == 0 ? k / first : (Math.sqrt(first * first + 2 * slope * k) - first) / slope;
  }

  /** How many users are to be kept in a second of the profile. */
  int kept(long second) {
    return second < 0 || second >= seconds ? 0 : (int) (1 + kept * (second % 20) / 20);
  }
}
