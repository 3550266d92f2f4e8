package io.broadside.outputs.news;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts.Judged;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event of a run that a person may want to be notified of.
 *
 * @param kind what happened
 * @param run as it stands
 * @param goal the goal that is broken; null where it is about the run
 */
public record Event(Kind kind, RunRecord run, @Nullable Judged goal) {

  /** The kinds of events. */
  public enum Kind {
    /** The run came to its end. */
    FINISHED,
    /** It was ended early: by somebody, a limit or a goal. */
    ABORTED,
    /** It could not start, or broke down. */
    FAILED,
    /** What was measured so far does not reach a goal, for some seconds now. */
    GOAL_BROKEN;

    /** As messages have it, such as {@code goal-broken}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The end of a run.
   *
   * @throws IllegalArgumentException if it has not ended
   */
  public static Event end(RunRecord run) {
    Kind kind =
        switch (run.state()) {
          case FINISHED -> Kind.FINISHED;
          case ABORTED -> Kind.ABORTED;
          case FAILED -> Kind.FAILED;
          case CREATED, WAITING, READY, RUNNING, DRAINING ->
              throw new IllegalArgumentException("run %s goes on".formatted(run.id()));
        };
    return new Event(kind, run, null);
  }
}
