package io.broadside.controller;

import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Software;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Totals;
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
        null);
  }
}
