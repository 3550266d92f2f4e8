package io.broadside.results.record;

import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run, without its course second by second: enough to audit and to repeat the run.
 * Readers ignore fields that they do not know, and missing fields have the values given here.
 *
 * @param version of this form; 1 now
 * @param id unique and sortable by time, such as {@code 20261121-044500-123-checkout}
 * @param state where the run is
 * @param problem why it failed or ended early, or which workers it began without; null otherwise
 * @param times when it was asked for, began and ended
 * @param test what ran
 * @param target base URL of the system under test, null where the test names its own
 * @param limits what it was allowed at most
 * @param software what measured it
 * @param fleet who ran it
 * @param warnings what may not mean what its maker thinks, in whole sentences
 * @param totals over the whole run
 * @param requests one for each request and group
 * @param asPlanned one for each request that was the first of users, timed from when these users
 *     were due to start: their lateness and the response time
 * @param errors the most frequent first, bounded in number
 * @param losses which arrivals were lost, by ordinal
 * @param verdicts once the run is final; null before, and where it never started
 */
public record RunRecord(
    int version,
    String id,
    RunState state,
    @Nullable String problem,
    Times times,
    TestRun test,
    @Nullable String target,
    Limits limits,
    Software software,
    FleetRecord fleet,
    List<String> warnings,
    Totals totals,
    List<RequestFigures> requests,
    List<RequestFigures> asPlanned,
    List<ErrorCount> errors,
    List<LostArrivals> losses,
    @Nullable Verdicts verdicts) {

  /** The version of the form that this code writes. */
  public static final int VERSION = 1;

  /** Copies the lists; what an older version did not say is not known. */
  public RunRecord {
    times = times == null ? Times.UNKNOWN : times;
    test = test == null ? TestRun.UNKNOWN : test;
    limits = limits == null ? Limits.DEFAULT : limits;
    software = software == null ? Software.UNKNOWN : software;
    fleet = fleet == null ? FleetRecord.NONE : fleet;
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    totals = totals == null ? Totals.NONE : totals;
    requests = requests == null ? List.of() : List.copyOf(requests);
    asPlanned = asPlanned == null ? List.of() : List.copyOf(asPlanned);
    errors = errors == null ? List.of() : List.copyOf(errors);
    losses = losses == null ? List.of() : List.copyOf(losses);
  }

  /** The same with other workers. */
  public RunRecord with(FleetRecord other) {
    return new RunRecord(
        version, id, state, problem, times, test, target, limits, software, other, warnings, totals,
        requests, asPlanned, errors, losses, verdicts);
  }
}
