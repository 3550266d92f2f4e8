package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Participant;
import io.broadside.controller.run.Run;
import io.broadside.protocol.status.Phase;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts for the end of instances: whoever is alive is asked which ordinals were due until then.
 * For the conductor's thread only.
 */
final class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  /**
   * How long after its last answer a worker may be told something that renews its lease: until it
   * is {@linkplain Peer#silent silent}, and one request's time-out.
   */
  private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Collection<Peer> peers;

  /** Asks among those, who may come and go. */
  Departures(WorkerClient client, Clock clock, Executor thread, Collection<Peer> peers) {
    this.peers = peers;
    this.client = client;
    this.clock = clock;
    this.thread = thread;
  }

  /** A worker that nobody has reached for longer than its lease has stopped by itself. */
  void expire(RunReport report) {
    for (Peer peer : peers) {
      if (peer.follows(report.run().id()) && clock.nanos() > expiresNanos(report.run(), peer)) {
        gone(report, peer, "it could not be reached until its lease ended", true);
      }
    }
  }

  /** When the lease of a worker has ended for certain, unless it is heard before. */
  static long expiresNanos(Run run, Peer peer) {
    return peer.contactNanos
        + TimeUnit.MILLISECONDS.toNanos(run.spec().leaseMillis())
        + SLACK_NANOS;
  }

  /**
   * The instance that a peer was heard of last is no more.
   *
   * @param reason in words for a person
   * @param unexpected whether nobody had told it to go
   */
  void gone(RunReport report, Peer peer, String reason, boolean unexpected) {
    Instant seen = peer.member.endedAt();
    long ended = seen == null ? clock.nanos() : TimeUnit.MILLISECONDS.toNanos(seen.toEpochMilli());
    if (peer.status != null) {
      gone(report, peer.status.instance(), reason, unexpected, ended);
    }
  }

  /**
   * An instance is no more.
   *
   * @param endedNanos since when, by the controller's clock; from then on it has sent nothing
   */
  void gone(RunReport report, String instance, String reason, boolean unexpected, long endedNanos) {
    Run run = report.run();
    Participant participant = run.roster().find(instance).orElse(null);
    if (participant == null || participant.ended()) {
      return;
    }
    participant.end();
    boolean complete =
        participant.finished() || run.state().isFinal() || run.leftOut(instance).isPresent();
    if (!complete) {
      LOG.warn("{} was lost: {}", participant.worker(), reason);
      report.observer().lost(participant.worker(), reason);
    }
    if (!complete || unexpected) {
      account(run, instance, TimeUnit.NANOSECONDS.toMillis(endedNanos));
    }
  }

  private void account(Run run, String instance, long endedMillis) {
    long atMillis = Math.round(run.second(endedMillis) * 1000);
    Map<String, Long> bySecond =
        run.ledger().map(l -> l.firstOrdinals(Math.floorDiv(atMillis, 1000) + 1)).orElse(Map.of());
    run.ending(instance, bySecond);
    URI witness = witness(run, instance).orElse(null);
    if (witness == null) {
      run.ended(instance, bySecond);
      return;
    }
    client
        .firstOrdinals(witness, atMillis)
        .whenCompleteAsync((exact, e) -> run.ended(instance, e == null ? exact : bySecond), thread)
        .exceptionally(e -> null);
  }

  private Optional<URI> witness(Run run, String instance) {
    return peers.stream()
        .filter(p -> p.canBeAsked() && p.follows(run.id()))
        .filter(p -> p.status != null && p.status.phase() == Phase.RUNNING)
        .filter(p -> p.status != null && !instance.equals(p.status.instance()))
        .findFirst()
        .map(p -> p.member.endpoint());
  }
}
