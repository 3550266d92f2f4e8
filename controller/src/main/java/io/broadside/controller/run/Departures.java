package io.broadside.controller.run;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.protocol.status.Phase;
import java.net.URI;
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
  private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;

  Departures(WorkerClient client, Clock clock, Executor thread) {
    this.client = client;
    this.clock = clock;
    this.thread = thread;
  }

  /** A worker that nobody has reached for longer than its lease has stopped by itself. */
  void expire(Run run, RunRecord record, Collection<Peer> peers) {
    long lease = TimeUnit.MILLISECONDS.toNanos(run.leaseMillis());
    for (Peer peer : peers) {
      if (peer.follows(run.id) && clock.nanos() - peer.contactNanos > lease + SLACK_NANOS) {
        gone(run, record, peer, "it could not be reached until its lease ended", true, peers);
      }
    }
  }

  /**
   * The instance that a peer was heard of last is no more.
   *
   * @param reason in words for a person
   * @param unexpected whether nobody had told it to go
   */
  void gone(
      Run run,
      RunRecord record,
      Peer peer,
      String reason,
      boolean unexpected,
      Collection<Peer> peers) {
    if (peer.status != null) {
      gone(run, record, peer.status.instance(), reason, unexpected, peers);
    }
  }

  /** An instance is no more. */
  void gone(
      Run run,
      RunRecord record,
      String instance,
      String reason,
      boolean unexpected,
      Collection<Peer> peers) {
    Participant participant = run.roster().find(instance).orElse(null);
    if (participant == null || participant.ended) {
      return;
    }
    participant.ended = true;
    boolean complete = participant.finished() || run.state().isFinal();
    if (!complete) {
      LOG.warn("{} was lost: {}", participant.worker, reason);
      record.lost(participant.worker, reason);
    }
    if (!complete || unexpected) {
      account(run, participant.instance, peers);
    }
  }

  private void account(Run run, String instance, Collection<Peer> peers) {
    long atMillis = Math.round(run.second(clock.millis()) * 1000);
    Map<String, Long> bySecond =
        run.course()
            .map(c -> c.ledger.firstOrdinals(Math.floorDiv(atMillis, 1000) + 1))
            .orElse(Map.of());
    URI witness = witness(run, instance, peers).orElse(null);
    if (witness == null) {
      run.ended(instance, bySecond);
      return;
    }
    client
        .firstOrdinals(witness, atMillis)
        .whenCompleteAsync((exact, e) -> run.ended(instance, e == null ? exact : bySecond), thread)
        .exceptionally(e -> null);
  }

  private static Optional<URI> witness(Run run, String instance, Collection<Peer> peers) {
    return peers.stream()
        .filter(p -> p.canBeAsked() && p.follows(run.id))
        .filter(p -> p.status != null && p.status.phase() == Phase.RUNNING)
        .filter(p -> p.status != null && !instance.equals(p.status.instance()))
        .findFirst()
        .map(p -> p.member.endpoint());
  }
}
