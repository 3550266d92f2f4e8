package io.broadside.protocol.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a plan, which a worker makes once it has built the simulation: all arrivals by the
 * second, known before the first user starts. Workers of one run must agree on the digest.
 *
 * @param simulation fully qualified name of the class
 * @param digest SHA-256, in lower-case hex, over every population's steps and every arrival's time
 *     in milliseconds
 * @param maxDurationSeconds the simulation's {@code maxDuration}, rounded up; null where it has
 *     none
 * @param populations in the order in which Gatling lists them
 * @param assertions the simulation's assertions, in its order
 * @param throttled whether it limits its requests per second
 * @param notes what its maker should know of how it was read, in whole sentences
 */
public record Outline(
    String simulation,
    String digest,
    @Nullable Long maxDurationSeconds,
    List<Population> populations,
    List<Assertion> assertions,
    boolean throttled,
    List<String> notes) {

  /** Copies the lists; one that was kept before there were notes has none. */
  public Outline {
    populations = List.copyOf(populations);
    assertions = List.copyOf(assertions);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /**
   * Length of the run's profile in seconds; where populations follow one another it is longer by as
   * much as the users of the first take to end, which nobody can know.
   */
  public long profileSeconds() {
    long roots = 0;
    long children = 0;
    for (Population p : populations) {
      roots = Math.max(roots, p.after().isEmpty() ? p.seconds() : 0);
      children += p.after().isEmpty() ? 0 : p.seconds();
    }
    long all = roots + children;
    return maxDurationSeconds == null ? all : Math.min(maxDurationSeconds, all);
  }

  /** The population of that name. */
  public Optional<Population> population(String name) {
    return populations.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
