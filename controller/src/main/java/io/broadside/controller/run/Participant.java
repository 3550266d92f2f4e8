package io.broadside.controller.run;

import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;

/** One instance that takes part in a run. For the conductor's thread only. */
final class Participant {

  final String instance;
  final String worker;
  Status status;
  boolean ended;
  boolean scrapedAtEnd;

  Participant(Status status) {
    this.instance = status.instance();
    this.worker = status.worker();
    this.status = status;
  }

  boolean prepared() {
    return status.phase() == Phase.PREPARED || status.phase() == Phase.RUNNING;
  }

  boolean finished() {
    return status.phase() == Phase.FINISHED;
  }

  /** Nothing more is to be expected of it. */
  boolean done() {
    return ended || (finished() && scrapedAtEnd);
  }

  boolean failed() {
    return status.failure() != null;
  }

  /** It may be starting users. */
  boolean working() {
    return !ended && !finished() && !failed();
  }

  /** Highest ordinal of a population that it may have used, plus one. */
  long reached(String population) {
    var progress = status.progress().get(population);
    return progress == null ? 0 : progress.startedThrough();
  }
}
