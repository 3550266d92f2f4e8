package io.broadside.protocol.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One population of virtual users: a scenario with its injection profile.
 *
 * @param name the scenario's name, unique in a simulation
 * @param model whether users arrive at given times or are kept at a given number
 * @param sharded false where the simulation says {@code noShard()}: every worker then runs all of
 *     it
 * @param after populations whose users must all have ended before this one starts ({@code andThen})
 * @param perSecond by second from the population's own start: for {@link Model#OPEN} how many users
 *     arrive in it, for {@link Model#CLOSED} how many are kept
 */
public record Population(
    String name, Model model, boolean sharded, Set<String> after, List<Integer> perSecond) {

  /** The two models of load. */
  public enum Model {
    /** Users arrive at given times, however many are there already. */
    OPEN,
    /** A given number of users is kept; one that ends is replaced. */
    CLOSED
  }

  /** Copies the collections. */
  public Population {
    after = Set.copyOf(after);
    perSecond = List.copyOf(perSecond);
  }

  /** Length of the profile in seconds. */
  @JsonIgnore
  public int seconds() {
    return perSecond.size();
  }

  /** All users that the profile starts; 0 for a closed population, where nobody can know. */
  @JsonIgnore
  public long users() {
    return model == Model.OPEN ? perSecond.stream().mapToLong(Integer::longValue).sum() : 0;
  }

  /**
   * The first ordinal of every second: element {@code s} is the number of users that arrive before
   * second {@code s}, and the last element, at index {@link #seconds()}, is their total. All 0 for
   * a closed one.
   */
  public long[] firstOrdinals() {
    long[] first = new long[perSecond.size() + 1];
    if (model == Model.CLOSED) {
      return first;
    }
    for (int s = 0; s < perSecond.size(); s++) {
      first[s + 1] = first[s] + perSecond.get(s);
    }
    return first;
  }

  @Override
  public String toString() {
    long peak = perSecond.stream().mapToInt(Integer::intValue).max().orElse(0);
    return "%s (%s, %d s, peak %d, after %s)"
        .formatted(name, model, seconds(), peak, Arrays.toString(after.toArray()));
  }
}
