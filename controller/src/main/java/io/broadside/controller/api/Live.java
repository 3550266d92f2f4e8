package io.broadside.controller.api;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;

/**
 * A live event: everything that is shown of a run, sent once a second while the run goes on.
 *
 * @param run the run
 * @param second run second now; negative before the start
 * @param totals so far
 * @param seconds those seconds that are new or have changed since the event before
 * @param requests one row each
 * @param asPlanned one row for each request that was the first of users, timed from when these
 *     users were due to start
 * @param errors the most frequent first, bounded in number
 * @param workers one row each
 * @param losses which arrivals were lost, by ordinal
 * @param soFar the assertions and goals, judged by what was measured until now; empty where nothing
 *     was, and once the run is final, which has verdicts
 */
public record Live(
    RunView run,
    long second,
    Totals totals,
    List<Second> seconds,
    List<RequestFigures> requests,
    List<RequestFigures> asPlanned,
    List<ErrorCount> errors,
    List<WorkerFigures> workers,
    List<LostArrivals> losses,
    List<Judged> soFar) {

  /** The view of the record of a run that is final. */
  public static Live of(RunRecord run, RunView view, long second, List<Second> seconds) {
    return of(run, view, second, seconds, List.of());
  }

  /** The view of a record, and of its run. */
  public static Live of(
      RunRecord run, RunView view, long second, List<Second> seconds, List<Judged> soFar) {
    return new Live(
        view,
        second,
        run.totals(),
        seconds,
        run.requests(),
        run.asPlanned(),
        run.errors(),
        run.fleet().workers(),
        run.losses(),
        soFar);
  }
}
