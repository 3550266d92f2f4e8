package io.broadside.controller.peers;

import io.broadside.controller.exchange.ClockOffset;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.fleet.Member;
import io.broadside.protocol.status.Status;
import org.jspecify.annotations.Nullable;

/** One worker as the conductor knows it. For the conductor's thread only. */
public final class Peer {

  /** Without an answer for so long, a worker counts as unreachable. */
  private static final long SILENT_NANOS = 2_000_000_000L;

  final ClockOffset clock = new ClockOffset();
  Member member;
  @Nullable Status status;
  @Nullable String trouble;
  long contactNanos;
  long askedNanos;
  boolean asking;
  boolean scraping;
  boolean sendingBundle;
  boolean urgent = true;
  @Nullable Double startSeconds;
  private final long seenNanos;
  private final boolean seenStarting;

  /** One that is seen for the first time, at that reading of the controller's clock. */
  public Peer(Member member, long nowNanos) {
    this.member = member;
    this.contactNanos = nowNanos;
    this.seenNanos = nowNanos;
    this.seenStarting = member.endpoint() == null;
  }

  /** Takes what it answered; the first time, that is how long it took to start. */
  public void heard(Reply.Answered answer) {
    if (startSeconds == null && seenStarting) {
      startSeconds = (answer.receivedNanos() - seenNanos) / 1e9;
    }
    trouble = null;
    contactNanos = answer.receivedNanos();
    clock.add(answer.sentNanos(), answer.status().clockNanos(), answer.receivedNanos());
    status = answer.status();
  }

  /** The last thing that it said; null before that. */
  public @Nullable Status status() {
    return status;
  }

  /** By how much its clock differs. */
  public ClockOffset clock() {
    return clock;
  }

  /** Whether its last answer was about that run. */
  public boolean follows(String run) {
    return status != null && run.equals(status.run());
  }

  /** Whether that instance gave its last answer. */
  boolean is(String instance) {
    return status != null && status.instance().equals(instance);
  }

  boolean canBeAsked() {
    return member.endpoint() != null && !member.isGone();
  }

  boolean silent(long nowNanos) {
    return nowNanos - contactNanos > SILENT_NANOS;
  }
}
