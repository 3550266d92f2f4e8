package io.broadside.outputs.notice;

import io.broadside.outputs.news.Event;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import java.util.Locale;

/** Words an event in a sentence or two. */
public final class Sentence {

  private Sentence() {}

  /** The words for an event. */
  public static String of(Event event) {
    RunRecord run = event.run();
    String test = "Load test %s".formatted(run.test().name());
    Judged goal = event.goal();
    return switch (event.kind()) {
      case FINISHED -> "%s has finished%s.".formatted(test, verdicts(run));
      case ABORTED -> "%s was ended early%s.%s".formatted(test, verdicts(run), problem(run));
      case FAILED -> "%s has failed.%s".formatted(test, problem(run));
      case GOAL_BROKEN ->
          goal == null
              ? "%s does not reach a goal so far.".formatted(test)
              : "%s does not reach the goal '%s' so far: %s."
                  .formatted(test, goal.text(), goal.shown());
    };
  }

  private static String verdicts(RunRecord run) {
    Verdicts verdicts = run.verdicts();
    return verdicts == null
        ? ""
        : ": %s, generator %s"
            .formatted(words(verdicts.target().outcome()), words(verdicts.generator().trust()));
  }

  private static String problem(RunRecord run) {
    return run.problem() == null ? "" : " " + run.problem();
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
