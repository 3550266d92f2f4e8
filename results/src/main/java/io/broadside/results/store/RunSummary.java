package io.broadside.results.store;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import org.jspecify.annotations.Nullable;

/**
 * A kept run in a line of a list.
 *
 * @param id of the run
 * @param marks what people have written on it
 * @param simulation name in the library, null where the class is on the workers' class path
 * @param simulationClass the class that ran, null where it never came to that
 * @param target base URL of the system under test, null where the test names its own
 * @param state where the run was when its record was written last
 * @param problem why it failed or ended early, null where nothing is to be said
 * @param createdAtMillis when it was asked for, in milliseconds since 1970
 * @param startsAtMillis when it began, null where it never did
 * @param endedAtMillis when it ended, null where nobody wrote that down
 * @param workers how many were asked for at the start
 * @param requests responses in all
 * @param errors of these, failed
 * @param lost arrivals that were missed or are unknown
 * @param p50 median response time, ms, null where nothing was measured
 * @param p95 95th percentile, ms
 * @param p99 99th percentile, ms
 * @param trust the generator's verdict, null where there is none
 * @param outcome the verdict on the system under test, null where there is none
 */
public record RunSummary(
    String id,
    Marks marks,
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable String target,
    RunState state,
    @Nullable String problem,
    long createdAtMillis,
    @Nullable Long startsAtMillis,
    @Nullable Long endedAtMillis,
    int workers,
    long requests,
    long errors,
    long lost,
    @Nullable Double p50,
    @Nullable Double p95,
    @Nullable Double p99,
    Verdicts.@Nullable Trust trust,
    Verdicts.@Nullable Outcome outcome) {

  /** The line of a record. */
  public static RunSummary of(RunRecord run, Marks marks) {
    Verdicts verdicts = run.verdicts();
    return new RunSummary(
        run.id(),
        marks,
        run.test().simulation(),
        run.test().simulationClass(),
        run.target(),
        run.state(),
        run.problem(),
        run.times().createdAtMillis(),
        run.times().startsAtMillis(),
        run.times().endedAtMillis(),
        run.fleet().asked(),
        run.totals().requests(),
        run.totals().errors(),
        run.totals().missed() + run.totals().unknown(),
        run.totals().p50(),
        run.totals().p95(),
        run.totals().p99(),
        verdicts == null ? null : verdicts.generator().trust(),
        verdicts == null ? null : verdicts.target().outcome());
  }

  /** With other marks. */
  public RunSummary with(Marks others) {
    return new RunSummary(
        id,
        others,
        simulation,
        simulationClass,
        target,
        state,
        problem,
        createdAtMillis,
        startsAtMillis,
        endedAtMillis,
        workers,
        requests,
        errors,
        lost,
        p50,
        p95,
        p99,
        trust,
        outcome);
  }

  /** What a person calls the test. */
  public String test() {
    return simulation != null ? simulation : simulationClass != null ? simulationClass : "?";
  }
}
