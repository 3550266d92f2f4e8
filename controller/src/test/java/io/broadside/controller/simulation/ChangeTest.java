package io.broadside.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How a fleet changes while some of it is silent, and how evenly it carries the load then. */
class ChangeTest {

  private static final double SILENT_AT = 10;
  private static final double CHANGE_AT = 16;

  /** The platform sees a death after 0.2 s; a newcomer needs 2 s until it is prepared. */
  private static final double KNOWN_SECONDS = 0.5;

  private static final double PREPARED_SECONDS = 2.5;
  private static final double MOST_SECONDS = 5;

  enum Change {
    JOIN,
    LEAVE,
    KILL
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void aChangeAmongThoseThatAnswerIsThroughWithinFiveSecondsHoweverManyAreSilent(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 12) int workers,
      @ForAll @IntRange(max = 10) int silent,
      @ForAll Change change) {
    List<Action> actions = new ArrayList<>();
    for (int i = 1; i <= Math.min(silent, workers - 2); i++) {
      actions.add(new Action.Pause(SILENT_AT, i, 100));
    }
    actions.add(
        switch (change) {
          case JOIN -> new Action.Join(CHANGE_AT);
          case LEAVE -> new Action.Leave(CHANGE_AT, workers - 1);
          case KILL -> new Action.Kill(CHANGE_AT, workers - 1);
        });
    double through =
        CHANGE_AT + MOST_SECONDS + (change == Change.JOIN ? PREPARED_SECONDS : KNOWN_SECONDS);
    Map<String, Slots> owned = new HashMap<>();
    SimulatedRun run =
        SimulatedRun.of(
            new SimulatedHistory(
                seed,
                workers,
                20,
                3_000,
                new SimulatedLoad(100, 30, 10, 7),
                NetworkConditions.GOOD,
                actions),
            false,
            now -> {
              if (now.seconds() == through) {
                owned.putAll(owned(now));
              }
            });

    int slots = Deal.slotsFor(Math.max(12, workers + actions.size()));
    int carriers = workers + (change == Change.JOIN ? 1 : -1);
    assertThat(owned.values().stream().mapToInt(Slots::size).sum()).isEqualTo(slots);
    assertThat(owned).hasSize(carriers);
    assertThat(owned.values()).allMatch(s -> s.size() > slots / carriers / 2);
    assertThat(Laws.broken(run)).isEmpty();
  }

  /** What the workers themselves know that they own, where it is anything. */
  private static Map<String, Slots> owned(SimulatedRun run) {
    Map<String, Slots> owned = new HashMap<>();
    for (SimulatedWorker worker : run.workers().values()) {
      if (worker.isUp() && worker.engine().run().isPresent()) {
        Slots its =
            worker.engine().holdings().tenures().stream()
                .filter(t -> t.kind() == Kind.ARRIVALS && t.open())
                .map(Tenure::slots)
                .reduce(Slots.NONE, Slots::plus);
        if (!its.isEmpty()) {
          owned.put(worker.name(), its);
        }
      }
    }
    return owned;
  }

  /** A hundred workers of which one after the other goes or comes; some never answer. */
  @Test
  void whatAWorkerIsToldStaysShortHoweverOftenTheFleetChanges() {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      actions.add(new Action.Join(8 + 0.4 * i));
      actions.add(
          i % 2 == 0 ? new Action.Kill(8.2 + 0.4 * i, i) : new Action.Leave(8.2 + 0.4 * i, i));
    }
    SimulatedHistory history =
        new SimulatedHistory(
            7, 100, 20, 3_000, new SimulatedLoad(300, 30, 0, 100), NetworkConditions.GOOD, actions);

    SimulatedRun run = SimulatedRun.of(history, true, now -> {});

    assertThat(Laws.broken(run)).isEmpty();
    assertThat(run.network.mostBytes).isLessThan(10_000);
  }
}
