package io.broadside.controller.http;

import io.broadside.controller.report.Moment;
import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.FleetChange;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Software;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A run of a minute, as it looks at any second of it: a ramp, a plateau, and a worker's death. */
final class ScriptedRun {

  static final long LENGTH = 60;
  private static final long CREATED = 1_795_236_000_000L;

  private ScriptedRun() {}

  static Moment moment(String id, RunState state, long second, @Nullable String problem) {
    List<Second> seconds =
        LongStream.range(0, Math.max(0, second)).mapToObj(ScriptedRun::second).toList();
    List<Judged> soFar =
        state == RunState.RUNNING
            ? List.of(
                new Judged("p99 < 200ms", 140.0, "140 ms", true),
                new Judged("errors < 0.1%", 0.4, "0.4 %", false))
            : List.of();
    return new Moment(
        record(id, state, second, problem, seconds), second, seconds, null, null, soFar);
  }

  /** A run under way in which so many users are not reported yet. */
  static Moment unreported(String id, long second, long users) {
    Moment moment = moment(id, RunState.RUNNING, second, null);
    RunRecord run = moment.run();
    Totals t = run.totals();
    Totals open =
        new Totals(
            t.plannedInAll(),
            t.planned(),
            t.offered() - users,
            t.missed(),
            t.unknown(),
            t.started(),
            t.requests(),
            t.errors(),
            t.unsent(),
            t.ownErrors(),
            t.mean(),
            t.p50(),
            t.p95(),
            t.p99(),
            t.max(),
            t.latenessP50(),
            t.latenessP99(),
            t.bucketErrorPercent());
    return new Moment(
        new RunRecord(
            run.version(),
            run.id(),
            run.state(),
            run.problem(),
            run.times(),
            run.test(),
            run.target(),
            run.limits(),
            run.software(),
            run.fleet(),
            run.warnings(),
            open,
            run.requests(),
            run.asPlanned(),
            run.errors(),
            run.losses(),
            run.verdicts()),
        second,
        moment.seconds(),
        null,
        null);
  }

  private static RunRecord record(
      String id, RunState state, long second, @Nullable String problem, List<Second> seconds) {
    boolean began = second > 0;
    return new RunRecord(
        RunRecord.VERSION,
        id,
        state,
        problem,
        times(state, problem),
        new TestRun(
            "Shop.java", "shop.Shop", null, null, List.of(), List.of(), Map.of(), List.of(), 42),
        "http://localhost:8081",
        Limits.DEFAULT,
        Software.UNKNOWN,
        new FleetRecord(3, workers(state), changes(second)),
        List.of(),
        totals(seconds),
        began
            ? List.of(
                row("search", 4120, 12, 31.4),
                row("product / picture", 3988, 0, 9.2),
                row("basket", 1204, 3, 48.8))
            : List.of(),
        began ? List.of(row("search", 1204, 12, 33.9)) : List.of(),
        began
            ? List.of(
                new ErrorCount(
                    "Shop", "search", "status.find.is(200), but actually found 503", 12, 5L, 40L),
                new ErrorCount("Shop", "basket", "j.u.c.TimeoutException: after 60000 ms", 3),
                new ErrorCount(
                    "", "the simulation's own code", "'hook-2' failed to execute: no stock", 4))
            : List.of(),
        second > 41
            ? List.of(
                new LostArrivals("Shop", "worker-2", "unknown", 7_300, 7_321, 7),
                new LostArrivals("Shop", "worker-2", "missed", 7_321, 7_375, 18))
            : List.of(),
        state == RunState.FINISHED || (state == RunState.ABORTED && began)
            ? verdicts(state)
            : null);
  }

  /** Three workers begin, one dies in second 40, and the others carry its share. */
  private static List<FleetChange> changes(long second) {
    long start = CREATED + 8000;
    List<FleetChange> changes = new ArrayList<>();
    for (String worker : List.of("worker-1", "worker-2", "worker-3")) {
      changes.add(new FleetChange(start, worker, "running", 1 / 3.0));
    }
    if (second > 40) {
      changes.add(new FleetChange(start + 40_500, "worker-2", "failed", 0));
      changes.add(new FleetChange(start + 41_000, "worker-1", "running", .5));
      changes.add(new FleetChange(start + 41_000, "worker-3", "running", .5));
    }
    return List.copyOf(changes);
  }

  private static Times times(RunState state, @Nullable String problem) {
    boolean prepared = state != RunState.CREATED && state != RunState.WAITING && problem == null;
    return new Times(
        CREATED,
        prepared ? CREATED + 8000 : null,
        prepared ? 1.5 : null,
        state.isFinal() ? CREATED + 70_000 : null,
        prepared ? LENGTH : null,
        List.of());
  }

  static List<Long> planned() {
    return LongStream.range(0, LENGTH).mapToObj(s -> second(s).planned()).toList();
  }

  /** Of a run that was cut short, the assertion that fails at the end holds. */
  private static Verdicts verdicts(RunState state) {
    boolean passed = state == RunState.ABORTED;
    return new Verdicts(
        new Verdicts.Generator(
            Verdicts.Trust.SUSPECT,
            List.of(
                new Verdicts.Reason(
                    Verdicts.Trust.SUSPECT,
                    "lost-workers",
                    "worker-2 died at second 40; 18 users were missed and 7 are unknown. Run again"
                        + " for exact figures."))),
        new Verdicts.Target(
            passed ? Verdicts.Outcome.PASSED : Verdicts.Outcome.FAILED,
            List.of(
                new Verdicts.Judged(
                    "Global: 99th percentile of response time < 200", 148.0, "148", true),
                new Verdicts.Judged(
                    "Global: percentage of failed events < 0.1", 0.1004, "0.1004", passed))));
  }

  private static Second second(long s) {
    long planned = Math.min(200, 10 * (s + 1));
    long missed = s == 41 ? 18 : 0;
    long unknown = s == 40 ? 7 : 0;
    double wave = 1 + 0.2 * Math.sin(s / 3.0);
    return new Second(
        s,
        planned,
        planned - missed - unknown,
        missed,
        unknown,
        true,
        planned * 2,
        s == 40 ? 15 : 0,
        planned * 3,
        22 * wave,
        70 * wave,
        140 * wave,
        170 * wave,
        180 * wave,
        s == 41 ? 9.0 : 1.2 * wave,
        s >= 41 ? 2 : 3,
        false);
  }

  private static Totals totals(List<Second> seconds) {
    long planned = seconds.stream().mapToLong(Second::planned).sum();
    long missed = seconds.stream().mapToLong(Second::missed).sum();
    long unknown = seconds.stream().mapToLong(Second::unknown).sum();
    boolean any = planned > 0;
    return new Totals(
        10_000,
        planned,
        planned - missed - unknown,
        missed,
        unknown,
        planned,
        planned * 2,
        any ? 15 : 0,
        any ? 2 : 0,
        any ? 4 : 0,
        any ? 31.0 : null,
        any ? 22.0 : null,
        any ? 70.0 : null,
        any ? 140.0 : null,
        any ? 181.0 : null,
        any ? 0.6 : null,
        any ? 1.4 : null,
        2.2);
  }

  private static RequestFigures row(String name, long count, long errors, double mean) {
    return new RequestFigures(
        "Shop",
        name,
        false,
        count,
        errors,
        count / 60.0,
        mean / 5,
        mean,
        mean / 3,
        mean * .8,
        mean * 1.2,
        mean * 2.1,
        mean * 3.4,
        mean * 4.2,
        mean * 5);
  }

  private static List<WorkerFigures> workers(RunState state) {
    return switch (state) {
      case CREATED, WAITING ->
          List.of(
              worker("worker-1", "ready", null, 0),
              worker("worker-2", "preparing", "compiles the simulation", 0),
              worker("worker-3", "starting", "its process does not answer yet", 0));
      case READY, RUNNING, DRAINING ->
          List.of(
              worker("worker-1", "running", null, .5),
              worker("worker-2", "gone", "ended by signal 9, out of memory?", 0),
              worker("worker-3", "running", null, .5));
      case FINISHED, FAILED, ABORTED ->
          List.of(worker("worker-1", "idle", null, 0), worker("worker-3", "idle", null, 0));
    };
  }

  static WorkerFigures worker(String name, String state, @Nullable String reason, double share) {
    boolean up = reason == null;
    return new WorkerFigures(
        name,
        state,
        reason,
        share,
        up ? 4200 : 0,
        up ? 210 : 0,
        up ? 1.3 : null,
        up ? .42 : null,
        up ? 2.0 : null,
        up ? .01 : null,
        up ? 88.0 : null,
        up ? 312.0 : null,
        up ? 65_535.0 : null,
        up ? .03 : null,
        up ? .2 : null,
        up ? .4 : null,
        up ? 1.9 : null,
        up ? 2.4 : null,
        up ? "127.0.0.1:40123" : null);
  }
}
