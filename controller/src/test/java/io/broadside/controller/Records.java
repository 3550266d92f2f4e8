package io.broadside.controller;

import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Software;
import io.broadside.results.record.Stretch;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Totals;
import java.util.List;
import java.util.Map;

/** Records of runs that never were. */
public final class Records {

  private static final Totals NOTHING =
      new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, 1);

  private Records() {}

  /** One that has measured nothing. */
  public static RunRecord of(String id, RunState state) {
    return new RunRecord(
        RunRecord.VERSION,
        id,
        state,
        null,
        new Times(0, null, null, null, null, List.of()),
        new TestRun(null, null, null, null, List.of(), List.of(), Map.of(), List.of(), 7),
        null,
        Limits.DEFAULT,
        Software.UNKNOWN,
        new FleetRecord(1, List.of(), List.of()),
        List.of(),
        NOTHING,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /** One of {@code Shop.java} at a steady rate, with a valid generator and these figures. */
  public static RunRecord judged(String id, int seconds, long responses, double p95) {
    RunRecord nothing = of(id, RunState.FINISHED);
    return new RunRecord(
        RunRecord.VERSION,
        id,
        RunState.FINISHED,
        null,
        new Times(
            1, 1L, 0.1, 1 + 1_000L * seconds, (long) seconds, List.of(new Stretch(0, seconds))),
        new TestRun(
            "Shop.java", "shop.Shop", null, null, List.of(), List.of(), Map.of(), List.of(), 7),
        null,
        nothing.limits(),
        nothing.software(),
        nothing.fleet(),
        List.of(),
        new Totals(
            responses, responses, responses, 0, 0, responses, responses, 0, 0, 0, p95, p95, p95,
            p95, p95, 0.1, 0.2, 1.1),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Verdicts(
            new Verdicts.Generator(Verdicts.Trust.VALID, List.of()),
            new Verdicts.Target(Verdicts.Outcome.NOTHING_ASSERTED, List.of())));
  }
}
