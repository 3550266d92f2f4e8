package io.broadside.worker.gatling.injection;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.dealing.StartGate;
import io.broadside.worker.metrics.Measurements;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The objects that all workloads of a run share.
 *
 * @param clock run time
 * @param holdings the worker's slots
 * @param time what the profile's time is in the run's
 * @param measurements where lateness goes
 * @param first who waits for the answer to a first request
 * @param gate which users may still start
 * @param loops what users run on
 * @param endNanos run time of the simulation's {@code maxDuration}: no user is due from then on
 * @param complete tells Gatling's injector that a population is over
 */
public record Dealing(
    RunClock clock,
    Holdings holdings,
    RunTime time,
    Measurements measurements,
    FirstRequests first,
    StartGate gate,
    EventLoops loops,
    long endNanos,
    Consumer<String> complete) {

  /**
   * One population's place among the others.
   *
   * @param outline what is known of it beforehand
   * @param profile its steps
   * @param index its place, from 0
   * @param count of populations
   * @param children populations that wait for it
   */
  public record Place(
      Population outline, PopulationProfile profile, int index, int count, Set<String> children) {

    /** Whether the start of everything that waits for this population is known. */
    boolean released(Holdings holdings) {
      return children.stream().allMatch(c -> holdings.start(c).isPresent());
    }
  }

  /** The populations that wait for one, of all. */
  public static Set<String> children(String name, List<Population> all) {
    Predicate<Population> waits = p -> p.after().contains(name);
    return all.stream()
        .filter(waits)
        .map(Population::name)
        .collect(java.util.stream.Collectors.toSet());
  }
}
