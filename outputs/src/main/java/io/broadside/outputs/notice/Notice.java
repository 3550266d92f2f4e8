package io.broadside.outputs.notice;

import io.broadside.outputs.news.Event;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.Totals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The notice of an event for programs, as JSON.
 *
 * @param event {@code finished}, {@code aborted}, {@code failed} or {@code goal-broken}
 * @param message all of it in a sentence or two
 * @param run which run
 * @param goal the goal that is broken; null where the event is about the run
 * @param verdicts both, with their reasons; null before the end, and where the run never started
 * @param totals the figures so far, times in ms
 * @param warnings what may not mean what its maker thinks
 */
public record Notice(
    String event,
    String message,
    Run run,
    @Nullable Judged goal,
    @Nullable Verdicts verdicts,
    Totals totals,
    List<String> warnings) {

  /**
   * The run that a notice is about.
   *
   * @param state in lower case, such as {@code running}
   * @param problem why it failed or ended early; null otherwise
   */
  public record Run(
      String id,
      String test,
      @Nullable String target,
      String state,
      @Nullable String problem,
      Times times) {}

  /** The notice of an event. */
  public static Notice of(Event event) {
    RunRecord run = event.run();
    return new Notice(
        event.kind().word(),
        Sentence.of(event),
        new Run(
            run.id(),
            run.test().name(),
            run.target(),
            run.state().name().toLowerCase(Locale.ROOT),
            run.problem(),
            run.times()),
        event.goal(),
        run.verdicts(),
        run.totals(),
        run.warnings());
  }

  /** The same without what may be long: verdicts, and warnings. */
  public Notice brief() {
    return new Notice(event, message, run, goal, null, totals, List.of());
  }
}
