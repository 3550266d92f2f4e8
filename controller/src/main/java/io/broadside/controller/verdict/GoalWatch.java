package io.broadside.controller.verdict;

import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.RequestStats;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.Window;
import io.broadside.results.histogram.NativeHistogram;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Looks every second whether a goal that ends the run is broken. A second in which nothing was
 * measured says nothing: it neither counts nor ends the count. Not thread-safe.
 */
public final class GoalWatch {

  private final Goal goal;
  private final GoalFigure figure;
  private final int lasting;
  private NativeHistogram ok = NativeHistogram.EMPTY;
  private NativeHistogram ko = NativeHistogram.EMPTY;
  private int broken;

  /** Watches a goal that ends the run. */
  public GoalWatch(Goal goal) {
    this.goal = goal;
    this.figure = new GoalFigure(goal);
    this.lasting = goal.window() instanceof Window.Lasting l ? l.seconds() : Integer.MAX_VALUE;
  }

  /**
   * Takes what was measured until now, a second after it was asked last; says why to end, if so.
   */
  public Optional<String> look(FleetMetrics metrics) {
    RequestStats all = figure.of(metrics, OptionalInt.empty());
    RequestStats second =
        new RequestStats(
            all.ok().minus(ok),
            all.ko().minus(ko),
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty());
    ok = all.ok();
    ko = all.ko();
    OptionalDouble measured = figure.of(second, 1);
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    broken = goal.comparison().holds(measured.getAsDouble(), goal.limit()) ? broken + 1 : 0;
    return broken < lasting
        ? Optional.empty()
        : Optional.of(
            "The goal '%s' ended the run: it was true for %d s, most recently with %s."
                .formatted(goal.text(), broken, figure.shown(measured.getAsDouble())));
  }

  /** Whether that sentence is of this goal. */
  static boolean says(Goal goal, String sentence) {
    return sentence.startsWith("The goal '" + goal.text() + "' ");
  }
}
