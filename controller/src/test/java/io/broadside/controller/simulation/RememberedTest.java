package io.broadside.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.broadside.controller.simulation.Action.Crash;
import io.broadside.controller.simulation.Action.Deaf;
import io.broadside.controller.simulation.Action.Freeze;
import io.broadside.controller.simulation.Action.Join;
import io.broadside.controller.simulation.Action.Kill;
import io.broadside.controller.simulation.Action.Leave;
import io.broadside.controller.simulation.Action.Mute;
import io.broadside.controller.simulation.Action.Pause;
import io.broadside.controller.simulation.Action.Replace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that broke a law once, each with what was wrong then. */
class RememberedTest {

  @ParameterizedTest
  @MethodSource("histories")
  void keepsTheLaws(SimulatedHistory history) {
    assertThat(Laws.broken(SimulatedRun.of(history))).isEmpty();
  }

  static Stream<Named<SimulatedHistory>> histories() {
    return Stream.of(
        named(
            "a grant did not end what the ledger knew of an owner before the last",
            new SimulatedHistory(
                297,
                12,
                6,
                3_000,
                new SimulatedLoad(100, 18, 17, 1),
                new NetworkConditions(0, 0.2, 0.5),
                List.of(
                    new Replace(25),
                    new Replace(14.1),
                    new Pause(4.7, 8, 7.6),
                    new Crash(28.3, 5),
                    new Pause(37.6, 9, 4.9),
                    new Freeze(3.7, 0.7),
                    new Kill(31, 3),
                    new Replace(27.8)))),
        named(
            "a report counted before its worker had said from when on it had had its slots",
            new SimulatedHistory(
                570,
                7,
                18,
                3_000,
                new SimulatedLoad(59, 35, 23, 1),
                new NetworkConditions(0.02, 0, 3),
                List.of(new Replace(58.5), new Join(15.9)))),
        named(
            "the same, kept by one controller and read by the next",
            new SimulatedHistory(
                3063,
                9,
                16,
                3_000,
                new SimulatedLoad(159, 39, 5, 100),
                new NetworkConditions(0.02, 0.2, 3),
                List.of(
                    new Replace(79.5),
                    new Replace(31.8),
                    new Crash(57.6, 8),
                    new Deaf(39.3, 8, 17.4),
                    new Deaf(10.9, 5, 11.7)))),
        named(
            "a worker whose lease had ended was granted its own slots again",
            new SimulatedHistory(
                1495,
                5,
                14,
                3_000,
                new SimulatedLoad(154, 22, 37, 1),
                NetworkConditions.GOOD,
                List.of(
                    new Mute(8.2, 3, 5.4),
                    new Deaf(15.8, 2, 13.5),
                    new Mute(42.7, 7, 7.6),
                    new Deaf(3.6, 1, 6.9),
                    new Kill(7.6, 5),
                    new Replace(37.8),
                    new Kill(26.7, 8),
                    new Deaf(45, 8, 3.5)))),
        named(
            "slots of a dead worker were granted from before its own last grant",
            new SimulatedHistory(
                3041,
                8,
                16,
                3_000,
                new SimulatedLoad(134, 18, 0, 0),
                new NetworkConditions(0.02, 0, 0.02),
                List.of(
                    new Crash(19.6, 10),
                    new Crash(39.7, 10),
                    new Freeze(2.3, 11.3),
                    new Leave(14, 3),
                    new Pause(12.7, 9, 10.9),
                    new Leave(39.5, 10),
                    new Replace(4.7),
                    new Freeze(4.4, 0.8)))),
        named(
            "slots that were released from a later second on were granted at once after a takeover",
            new SimulatedHistory(
                8471,
                9,
                5,
                3_000,
                new SimulatedLoad(53, 13, 39, 1),
                NetworkConditions.GOOD,
                List.of(
                    new Kill(17.6, 10),
                    new Kill(3, 7),
                    new Freeze(23.1, 13),
                    new Freeze(11.6, 18.3),
                    new Mute(8.9, 8, 2.4),
                    new Replace(26)))));
  }
}
