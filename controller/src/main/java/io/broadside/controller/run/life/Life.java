package io.broadside.controller.run.life;

import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.handover.StopCause;
import io.broadside.results.record.RunState;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is between its creation and its end, and whether its load is being ended. For the
 * conductor's thread only.
 */
public final class Life {

  private RunState state = RunState.CREATED;
  private @Nullable Stop stop;
  private @Nullable Long endedAtMillis;
  private boolean changed;

  /** Goes on in that state with a run that another controller left off. */
  public void resume(Inheritance inherited, RunState now) {
    RunSnapshot left = inherited.left();
    state = now;
    inherited.obstacle().ifPresent(why -> fail(inherited.nowMillis(), why));
    if (left.stoppedAtMillis() > 0) {
      StopCause cause = Objects.requireNonNullElse(left.stopCause(), StopCause.OPERATOR);
      stop = new Stop(left.stoppedAtMillis(), cause, left.problem());
    } else if (inherited.stopping()) {
      end(inherited.nowMillis(), StopCause.OPERATOR, null);
    }
  }

  /** Its state now. */
  public RunState state() {
    return state;
  }

  /** Whether, since when and why its load is being ended. */
  public Optional<Stop> stopped() {
    return Optional.ofNullable(stop);
  }

  /** When it became final, in milliseconds since 1970. */
  public Optional<Long> endedAtMillis() {
    return Optional.ofNullable(endedAtMillis);
  }

  /** Whether its load was ended, or it became final, since this was asked last. */
  public boolean news() {
    boolean news = changed;
    changed = false;
    return news;
  }

  /** The run cannot go on for that reason; the first such reason is the one that counts. */
  public void fail(long nowMillis, String why) {
    if (!state.isFinal() && (stop == null || !stop.broke())) {
      changed |= stop == null;
      stop = new Stop(stop == null ? nowMillis : stop.atMillis(), StopCause.FAULT, why);
    }
  }

  /**
   * Its load is to end; a run that is final or is being ended already does not care.
   *
   * @param reason why, for a person; null where the operator wants it
   */
  public void end(long nowMillis, StopCause cause, @Nullable String reason) {
    if (stop == null && !state.isFinal()) {
      stop = new Stop(nowMillis, cause, reason);
      changed = true;
    }
  }

  /** Something happens that may lead to the next state. */
  public void move(RunEvent event, long nowMillis) {
    state = Lifecycle.next(state, event);
    if (state.isFinal() && endedAtMillis == null) {
      endedAtMillis = nowMillis;
      changed = true;
    }
  }
}
