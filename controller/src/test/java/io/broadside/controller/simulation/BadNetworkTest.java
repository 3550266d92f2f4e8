package io.broadside.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * A fleet of the real dealers and the real controller's core, on a network that is not. How many
 * histories are played is set by {@code -Djqwik.tries.default}.
 */
class BadNetworkTest {

  /** The same histories each time, so that nobody's change fails by another's fault. */
  private static final String SEED = "20261126";

  @Property(shrinking = ShrinkingMode.BOUNDED, seed = SEED)
  void whateverHappensNobodyStartsTwiceAndTheLedgerNamesWhatIsMissing(
      @ForAll("histories") SimulatedHistory history) {
    assertThat(Laws.broken(SimulatedRun.of(history))).isEmpty();
  }

  @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED, seed = SEED)
  void whereNothingIsLostNothingIsMissing(@ForAll("peaceful") SimulatedHistory history) {
    SimulatedRun run = SimulatedRun.of(history);

    assertThat(Laws.broken(run)).isEmpty();
    assertThat(run.report().run().ledger().orElseThrow().losses()).isEmpty();
    assertThat(Fairness.broken(run)).isEmpty();
  }

  @Property(tries = 1, seed = SEED)
  void thousandWorkersKeepTheLaws(@ForAll("large") SimulatedHistory history) {
    SimulatedRun run = SimulatedRun.of(history, true, now -> {});

    assertThat(Laws.broken(run)).isEmpty();
    assertThat(run.network.mostBytes).isLessThan(50_000);
  }

  @Provide
  Arbitrary<SimulatedHistory> histories() {
    return histories(few(), leads(), 60, conditions(), actions().list().ofMaxSize(12));
  }

  /** Most fleets are small, one in a hundred is not. */
  private static Arbitrary<Integer> few() {
    return Arbitraries.frequencyOf(
        Tuple.of(99, Arbitraries.integers().between(2, 12)),
        Tuple.of(1, Arbitraries.integers().between(50, 200)));
  }

  @Provide
  Arbitrary<SimulatedHistory> large() {
    return histories(
        Arbitraries.just(1_000),
        Arbitraries.just(3_000),
        15,
        conditions(),
        actions().list().ofSize(12));
  }

  @Provide
  Arbitrary<SimulatedHistory> peaceful() {
    Arbitrary<List<Action>> actions = Arbitraries.oneOf(joins(), leaves()).list().ofMaxSize(8);
    return histories(
        Arbitraries.integers().between(2, 12),
        leads(),
        60,
        Arbitraries.just(NetworkConditions.GOOD),
        actions);
  }

  private static Arbitrary<SimulatedHistory> histories(
      Arbitrary<Integer> workers,
      Arbitrary<Integer> leads,
      int longest,
      Arbitrary<NetworkConditions> conditions,
      Arbitrary<List<Action>> actions) {
    Arbitrary<SimulatedLoad> loads =
        Combinators.combine(
                Arbitraries.integers().between(50, 500),
                Arbitraries.integers().between(10, longest),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(0, 1, 7, 100))
            .as(SimulatedLoad::new);
    return Combinators.combine(
            Arbitraries.longs(),
            workers,
            Arbitraries.integers().between(4, 20),
            leads,
            loads,
            conditions,
            actions)
        .as(SimulatedHistory::new);
  }

  /** That of workers on one machine, and that of all others. */
  private static Arbitrary<Integer> leads() {
    return Arbitraries.of(1_500, 3_000);
  }

  private static Arbitrary<NetworkConditions> conditions() {
    return Combinators.combine(
            Arbitraries.of(0.0, 0.02, 0.3),
            Arbitraries.of(0.0, 0.2),
            Arbitraries.of(0.02, 0.5, 3.0))
        .as(NetworkConditions::new);
  }

  private static Arbitrary<Double> times() {
    return Arbitraries.integers().between(0, 700).map(t -> t / 10.0);
  }

  private static Arbitrary<Integer> whoever() {
    return Arbitraries.integers().between(0, 11);
  }

  private static Arbitrary<Double> lengths() {
    return Arbitraries.integers().between(1, 300).map(t -> t / 10.0);
  }

  private static Arbitrary<Action> joins() {
    return times().map(Action.Join::new);
  }

  private static Arbitrary<Action> leaves() {
    return Combinators.combine(times(), whoever()).as(Action.Leave::new);
  }

  private static Arbitrary<Action> actions() {
    return Arbitraries.oneOf(
        joins(),
        leaves(),
        Combinators.combine(times(), whoever()).as(Action.Kill::new),
        Combinators.combine(times(), whoever()).as(Action.Crash::new),
        Combinators.combine(times(), whoever(), lengths()).as(Action.Pause::new),
        Combinators.combine(times(), whoever(), lengths()).as(Action.Deaf::new),
        Combinators.combine(times(), whoever(), lengths()).as(Action.Mute::new),
        times().map(Action.Replace::new),
        Combinators.combine(times(), lengths()).as(Action.Freeze::new));
  }
}
