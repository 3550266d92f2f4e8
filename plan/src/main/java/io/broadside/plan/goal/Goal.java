package io.broadside.plan.goal;

/**
 * A goal of a run; or, if its window is {@link Window.Lasting}, a reason to abort the run.
 *
 * @param text as it was written
 * @param of a request's or a group's name; empty for all requests
 * @param limit in milliseconds, percent, requests or requests a second, as the measure has it
 */
public record Goal(
    String text,
    GoalMeasure measure,
    String of,
    LimitComparison comparison,
    double limit,
    Window window) {

  /** Whether it says when a run is aborted. */
  public boolean aborts() {
    return window instanceof Window.Lasting;
  }
}
