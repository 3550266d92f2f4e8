package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Population;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.metrics.Measurements;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the workloads of one run share.
 *
 * @param clock run time
 * @param deck the epochs
 * @param measurements where lateness goes
 * @param open false once the lease has ended or the load was stopped: no user starts any more
 * @param endNanos run time of the simulation's {@code maxDuration}: no user is due from then on
 * @param complete tells Gatling's injector that a population is over
 */
record Dealing(
    RunClock clock,
    Deck deck,
    Measurements measurements,
    Gate open,
    long endNanos,
    Consumer<String> complete) {

  /** Whether users may start; once closed, it stays so. Thread-safe. */
  static final class Gate {

    private volatile boolean open = true;
    private volatile boolean limited;
    private volatile long untilNanos;

    boolean isOpen() {
      if (limited && System.nanoTime() - untilNanos > 0) {
        open = false;
      }
      return open;
    }

    /**
     * Closes it at that reading of {@link System#nanoTime}, unless this is called again by then.
     */
    void closeAt(long nanoTime) {
      if (isOpen()) {
        untilNanos = nanoTime;
        limited = true;
      }
    }

    void close() {
      open = false;
    }
  }

  /**
   * One population's place among the others.
   *
   * @param outline what is known of it beforehand
   * @param profile its steps
   * @param index its place, from 0
   * @param count of populations
   * @param children populations that wait for it
   */
  record Place(Population outline, Profile profile, int index, int count, Set<String> children) {

    /** Whether the start of everything that waits for this population is known. */
    boolean released(Deck deck) {
      return children.stream().allMatch(c -> deck.start(c).isPresent());
    }
  }

  /** The populations that wait for one, of all. */
  static Set<String> children(String name, List<Population> all) {
    Predicate<Population> waits = p -> p.after().contains(name);
    return all.stream()
        .filter(waits)
        .map(Population::name)
        .collect(java.util.stream.Collectors.toSet());
  }
}
