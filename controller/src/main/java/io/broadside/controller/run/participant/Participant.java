package io.broadside.controller.run.participant;

import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Status;

/** One instance that takes part in a run. For the conductor's thread only. */
public final class Participant {

  private final String instance;
  private final String worker;
  private Status status;
  private boolean ended;
  private boolean measured;

  public Participant(Status status) {
    this.instance = status.instance();
    this.worker = status.worker();
    this.status = status;
  }

  /** Names it; a worker is another instance after each end of its engine. */
  public String instance() {
    return instance;
  }

  /** The worker that it is an instance of. */
  public String worker() {
    return worker;
  }

  /** The last thing that it said. */
  public Status status() {
    return status;
  }

  public void says(Status now) {
    status = now;
  }

  /** Whether it is known to have ended. */
  public boolean ended() {
    return ended;
  }

  /** It has ended. */
  public void end() {
    ended = true;
  }

  /** Whether its last measurements are in. */
  public boolean measured() {
    return measured;
  }

  /** Its last measurements are in. */
  public void measure() {
    measured = true;
  }

  public boolean prepared() {
    return status.phase() == EnginePhase.PREPARED || status.phase() == EnginePhase.RUNNING;
  }

  /** Whether all its users have ended. */
  public boolean finished() {
    return status.phase() == EnginePhase.FINISHED;
  }

  public boolean leaving() {
    return status.leaving();
  }

  /** Whether it has ended its part before the profile was over, and may come back anew. */
  private boolean cutShort() {
    Failure failure = status.failure();
    return failure != null && failure.code() == Failure.Code.LEASE_ENDED;
  }

  /**
   * Whether it is to go now: it was told to, or has ended its part early; and of what it did in the
   * run nothing is missing.
   */
  public boolean left(boolean begun) {
    return cutShort() ? measured : status.leaving() && (finished() ? measured : !begun);
  }

  /** Whether nothing more is to be expected of it. */
  public boolean done() {
    return ended || (finished() && measured);
  }

  /** Whether it has come to the end of the profile, not of its own part only. */
  public boolean through() {
    return finished() && !leaving() && !failed();
  }

  public boolean failed() {
    return status.failure() != null;
  }

  /** Whether it says that its lease has ended: it starts nobody any more who is due from now on. */
  public boolean leaseOver() {
    return status.phase() == EnginePhase.RUNNING && status.leaseMillis() == 0;
  }

  /** It may be starting users. */
  public boolean working() {
    return !ended && !finished() && !failed() && !leaseOver();
  }
}
