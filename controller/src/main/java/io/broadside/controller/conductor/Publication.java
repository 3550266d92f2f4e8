package io.broadside.controller.conductor;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the state of the run and of the workers once a second, however many readers there are.
 * For the conductor's thread only, unless it says otherwise.
 */
final class Publication {

  private static final long SECOND_MILLIS = 1_000;

  private final Audience audience;
  private final Peers peers;
  private final Clock clock;
  private volatile List<WorkerFigures> rows = List.of();
  private long lookedMillis;
  private @Nullable RunState told;

  Publication(Audience audience, Peers peers, Clock clock) {
    this.audience = audience;
    this.peers = peers;
    this.clock = clock;
  }

  /** The workers as they were published last; any thread may ask. */
  List<WorkerFigures> rows() {
    return rows;
  }

  /** Looks at the workers while nothing is told of a run. */
  void look() {
    if (clock.millis() - lookedMillis >= SECOND_MILLIS) {
      lookAgain();
    }
  }

  private void lookAgain() {
    lookedMillis = clock.millis();
    rows = peers.rows();
  }

  /** Tells how a run stands now, and returns it. */
  Moment tell(RunReport report) {
    Moment next = next(report);
    tell(report, next);
    return next;
  }

  /** What is to be told next, with the seconds that have changed since. */
  Moment next(RunReport report) {
    lookAgain();
    return report.latest(clock.millis(), rows);
  }

  /** Tells what was made of it. */
  void tell(RunReport report, Moment moment) {
    told = report.run().state();
    audience.tell(moment);
  }

  /** Whether a run is in another state than was told last. */
  boolean outdated(RunReport report) {
    return report.run().state() != told;
  }

  /** Another controller knows better. */
  void forget() {
    audience.forget();
    rows = List.of();
  }
}
