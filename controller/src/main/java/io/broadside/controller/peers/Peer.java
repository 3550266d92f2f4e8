package io.broadside.controller.peers;

import io.broadside.controller.exchange.ClockOffset;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.fleet.Member;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One worker as the conductor knows it. For the conductor's thread only. */
public final class Peer {

  /** Without an answer for so long, a worker counts as unreachable. */
  private static final long SILENT_NANOS = 2_000_000_000L;

  /** So often it has to be asked in vain: a controller that was stopped has asked nobody. */
  private static final int OFTEN = 3;

  final InFlight poll = new InFlight();
  final InFlight scrape = new InFlight();
  final InFlight bundle = new InFlight();

  /** For what a start is rounded by, and for clocks that do not go equally fast. */
  private static final long CLOCK_SLACK_NANOS = 20_000_000L;

  ClockOffset clock = new ClockOffset();
  Member member;
  @Nullable Status status;
  @Nullable String trouble;
  @Nullable String leftOut;
  long contactNanos;
  long roundTripNanos;
  long leaseFromNanos;
  long askedNanos;
  int unanswered;
  boolean urgent = true;
  boolean refused;
  @Nullable Double startSeconds;
  @Nullable Double prepareSeconds;
  private long clockErrorNanos;
  private final long seenNanos;
  private final boolean seenStarting;
  private long preparingSinceNanos;

  /** One that is seen for the first time, at that reading of the controller's clock. */
  public Peer(Member member, long nowNanos) {
    this.member = member;
    this.contactNanos = nowNanos;
    this.leaseFromNanos = nowNanos;
    this.seenNanos = nowNanos;
    this.seenStarting = member.endpoint() == null;
  }

  /**
   * Takes what it answered; the first time, that is how long it took to start. Another engine has
   * another clock.
   */
  public void heard(Reply.Answered answer) {
    if (startSeconds == null && seenStarting) {
      startSeconds = (answer.receivedNanos() - seenNanos) / 1e9;
    }
    measurePreparation(answer.status().phase(), answer.receivedNanos());
    trouble = null;
    unanswered = 0;
    contactNanos = answer.receivedNanos();
    roundTripNanos = answer.receivedNanos() - answer.sentNanos();
    leaseFromNanos = answer.receivedNanos();
    if (!is(answer.status().instance())) {
      clock = new ClockOffset();
    }
    clock.add(answer.sentNanos(), answer.status().clockNanos(), answer.receivedNanos());
    status = answer.status();
  }

  private void measurePreparation(EnginePhase phase, long nowNanos) {
    switch (phase) {
      case NEEDS_BUNDLE, PREPARING ->
          preparingSinceNanos = preparingSinceNanos == 0 ? nowNanos : preparingSinceNanos;
      case PREPARED, RUNNING -> {
        if (preparingSinceNanos != 0) {
          prepareSeconds = (nowNanos - preparingSinceNanos) / 1e9;
        }
        preparingSinceNanos = 0;
      }
      case IDLE, FINISHED, FAILED -> preparingSinceNanos = 0;
    }
  }

  /** What the fleet calls it. */
  public String worker() {
    return member.worker();
  }

  /** The last thing that it said; null before that. */
  public @Nullable Status status() {
    return status;
  }

  /** By how much its clock differs. */
  public ClockOffset clock() {
    return clock;
  }

  /** It is told by how much its clock differs, which is known no better than now. */
  void correctClock() {
    if (status != null && status.beganNanos() == null) {
      clockErrorNanos = clock.uncertaintyNanos();
    }
  }

  /** By how much what it calls a run second may differ from what this controller calls so. */
  long clockErrorNanos() {
    return CLOCK_SLACK_NANOS + Math.max(clockErrorNanos, clock.uncertaintyNanos());
  }

  /** Whether its last answer was about that run. */
  public boolean follows(String run) {
    return status != null && run.equals(status.run());
  }

  /** Whether that instance gave its last answer. */
  boolean is(String instance) {
    return status != null && status.instance().equals(instance);
  }

  /**
   * Whether a worker calls itself that: an address may pass on to another one before it is known
   * that this one has gone. Each run of a container has a number here, of which it knows nothing.
   */
  boolean isNamed(String said) {
    return member.worker().equals(said) || member.worker().startsWith(said + "#");
  }

  /** Whether it has nothing to do, and can be given something. */
  boolean isIdle(long nowNanos) {
    return canBeAsked()
        && status != null
        && status.phase() == EnginePhase.IDLE
        && !status.leaving()
        && !silent(nowNanos);
  }

  boolean canBeAsked() {
    return member.endpoint() != null && !member.isGone();
  }

  /** For how long it has answered nothing, having been asked again and again; else zero. */
  Duration silence(long nowNanos) {
    return status != null && unanswered >= OFTEN
        ? Duration.ofNanos(nowNanos - contactNanos)
        : Duration.ZERO;
  }

  boolean silent(long nowNanos) {
    return nowNanos - contactNanos > SILENT_NANOS;
  }
}
