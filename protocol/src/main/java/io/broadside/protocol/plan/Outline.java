package io.broadside.protocol.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found a plan to be, once it had built the simulation: the whole schedule of
 * arrivals by the second, known before the first user starts. Workers of one run must agree on the
 * digest.
 *
 * @param simulation fully qualified name of the class
 * @param digest SHA-256, in lower-case hex, over every population's steps and every arrival's time
 *     in milliseconds
 * @param maxDurationSeconds the simulation's {@code maxDuration}, null where it has none
 * @param populations in the order in which Gatling lists them
 * @param assertions the simulation's assertions, in its order
 */
public record Outline(
    String simulation,
    String digest,
    @Nullable Long maxDurationSeconds,
    List<Population> populations,
    List<Assertion> assertions) {

  /** Copies the lists. */
  public Outline {
    populations = List.copyOf(populations);
    assertions = List.copyOf(assertions);
  }

  /** The population of that name. */
  public Optional<Population> population(String name) {
    return populations.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
