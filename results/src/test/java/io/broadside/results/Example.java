package io.broadside.results;

import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.FleetChange;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Software;
import io.broadside.results.record.Stretch;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import java.util.Map;

/** A record in which every field says something. */
public final class Example {

  private Example() {}

  /** That record. */
  public static RunRecord run(String id) {
    return new RunRecord(
        RunRecord.VERSION,
        id,
        RunState.FINISHED,
        "Began without worker-3, which was not ready in time.",
        new Times(
            1_795_782_702_997L,
            1_795_782_708_614L,
            0.5,
            1_795_782_768_614L,
            60L,
            List.of(new Stretch(10, 60))),
        new TestRun(
            "Shop.java",
            "shop.Shop",
            "ab".repeat(32),
            "cd".repeat(32),
            List.of("hold 20/s for 1m"),
            List.of("p99 < 300ms"),
            Map.of("shop", "one"),
            List.of("password"),
            42),
        "https://shop.example",
        new Limits(5_000, 43_200, 100),
        new Software("0.1.0", "3.15.1", "25.0.3+9-LTS"),
        new FleetRecord(
            3,
            List.of(worker()),
            List.of(new FleetChange(1_795_782_703_078L, "worker-1", "running", 0.5))),
        List.of("Population setup has 1 user, and shop waits for it."),
        new Totals(
            1_200, 1_200, 1_190, 8, 2, 1_190, 2_380, 12, 1, 3, 31.5, 22.0, 70.0, 140.0, 181.0, 0.6,
            1.4, 1.1),
        List.of(
            new RequestFigures(
                "shop", "search", false, 1_190, 12, 19.8, 2.0, 31.5, 8.5, 22.0, 30.0, 70.0, 140.0,
                175.0, 181.0)),
        List.of(
            new RequestFigures(
                "shop", "search", false, 1_190, 12, 19.8, 2.0, 32.1, 8.7, 23.0, 31.0, 71.0, 141.0,
                176.0, 182.0)),
        List.of(new ErrorCount("shop", "search", "status.find.is(200), but <503>", 12, 3L, 40L)),
        List.of(new LostArrivals("shop", "worker-2", "missed", 700, 710, 8)),
        new Verdicts(
            new Verdicts.Generator(
                Verdicts.Trust.SUSPECT,
                List.of(
                    new Verdicts.Reason(
                        Verdicts.Trust.SUSPECT, "lost-workers", "worker-2 died: exit code 137."))),
            new Verdicts.Target(
                Verdicts.Outcome.FAILED,
                List.of(
                    new Verdicts.Judged("p99 < 300ms", 140.0, "140", true),
                    new Verdicts.Judged(
                        "Global: percentage of failed events is less than 0.1",
                        0.504,
                        "0.504",
                        false)))));
  }

  private static WorkerFigures worker() {
    return new WorkerFigures(
        "worker-1",
        "finished",
        "its run is over",
        0.5,
        600,
        2,
        1.3,
        0.42,
        2.0,
        0.01,
        66.5,
        120.0,
        20_000.0,
        0.3,
        1.5,
        0.1,
        2.3,
        1.7,
        "10.0.1.17:8180");
  }
}
