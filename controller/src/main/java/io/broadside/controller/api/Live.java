package io.broadside.controller.api;

import java.util.List;

/**
 * All there is to show of a run at one moment; sent once a second while it goes on.
 *
 * @param run the run
 * @param second run second now; negative before the start
 * @param totals so far
 * @param seconds those seconds that are new or have changed since the event before
 * @param requests one row each
 * @param errors the most frequent first, bounded in number
 * @param workers one row each
 * @param losses which arrivals were lost, by ordinal
 */
public record Live(
    RunView run,
    long second,
    Totals totals,
    List<Second> seconds,
    List<RequestRow> requests,
    List<ErrorRow> errors,
    List<WorkerRow> workers,
    List<LossRow> losses) {

  /** The same of the run as it is now. */
  public Live of(RunView now) {
    return new Live(now, second, totals, seconds, requests, errors, workers, losses);
  }
}
