package io.broadside.controller.simulation;

import io.broadside.controller.ledger.Account;
import io.broadside.controller.ledger.Fates;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ledger.Loss;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.results.record.RunState;
import io.broadside.worker.dealing.UserStart;
import java.util.ArrayList;
import java.util.List;

/** What must be true of any run, whatever has happened to it. */
final class Laws {

  private Laws() {}

  /** What a finished run has broken; empty where all is well. */
  static List<String> broken(SimulatedRun run) {
    List<String> faults = new ArrayList<>(run.target.faults);
    if (!run.controller().isOver()) {
      faults.add("it does not end");
      return faults;
    }
    if (run.report().run().course().isEmpty()) {
      return faults; // too few workers were left to begin
    }
    if (run.report().run().state() != RunState.FINISHED) {
      faults.add("it ended: " + run.report().run().problem().orElse("?"));
      return faults;
    }
    if (run.target.latestNanos > UserStart.MOST_LATE_NANOS) {
      faults.add("a backlog was sent, %d ms late".formatted(run.target.latestNanos / 1_000_000));
    }
    Outline outline = run.history().load().outline();
    Ledger ledger = run.report().run().ledger().orElseThrow();
    for (Population population : outline.populations()) {
      if (population.model() == Population.Model.OPEN) {
        arrivals(population.name(), population.users(), ledger, run.target, faults);
      }
    }
    throttle(run, faults);
    sums(outline, ledger, faults);
    return faults;
  }

  /** Each arrival that was seen is offered or unknown, each that was not is missed or unknown. */
  private static void arrivals(
      String population, long users, Ledger ledger, Target target, List<String> faults) {
    for (long k = 0; k < users; k++) {
      Account fate = Fates.of(ledger, population, k);
      boolean seen = target.saw(population, k);
      boolean wrong = seen ? fate.missed() > 0 : fate.offered() > 0;
      if (wrong || !fate.settled() || fate.planned() != 1) {
        faults.add(
            "arrival %d of %s was %s, and the ledger says %s"
                .formatted(k, population, seen ? "seen" : "not seen", fate));
        return;
      }
    }
  }

  private static void throttle(SimulatedRun run, List<String> faults) {
    run.target
        .allowed()
        .forEach(
            (second, parts) -> {
              if (parts.values().stream().mapToInt(n -> n).sum() > run.history().load().limit()) {
                faults.add("the throttle was exceeded in second %d: %s".formatted(second, parts));
              }
            });
  }

  /** Seconds, totals and the list of losses say the same. */
  private static void sums(Outline outline, Ledger ledger, List<String> faults) {
    Account all = Account.NONE;
    for (long s = 0; s < 3L * outline.profileSeconds() + 300; s++) {
      Account second = ledger.second(s);
      if (!second.settled()) {
        faults.add("second %d is not settled: %s".formatted(s, second));
      }
      all = all.plus(second);
    }
    long missed = 0;
    long unknown = 0;
    for (Loss loss : ledger.losses()) {
      missed += loss.unknown() ? 0 : loss.count();
      unknown += loss.unknown() ? loss.count() : 0;
    }
    if (missed != all.missed() || unknown != all.unknown()) {
      faults.add("losses of %d and %d against %s".formatted(missed, unknown, all));
    }
    if (all.planned() != ledger.plannedInAll()) {
      faults.add("planned in all %d, by the second %s".formatted(ledger.plannedInAll(), all));
    }
  }
}
