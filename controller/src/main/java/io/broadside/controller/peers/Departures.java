package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.status.EnginePhase;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts for the end of instances: it asks a live worker which ordinals were due until then. For
 * the conductor's thread only.
 */
final class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  /** For clocks that do not go equally fast. */
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

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
        gone(report, peer, "it was unreachable until its lease ended");
      }
    }
  }

  /** When the lease of a worker has ended for certain, unless it is heard before. */
  static long expiresNanos(Run run, Peer peer) {
    return peer.leaseFromNanos
        + TimeUnit.MILLISECONDS.toNanos(run.spec().leaseMillis())
        + SLACK_NANOS;
  }

  /**
   * The instance that a peer was heard of last is no more.
   *
   * @param reason in words for a person
   */
  void gone(RunReport report, Peer peer, String reason) {
    Instant seen = peer.member.endedAt();
    long ended = seen == null ? clock.nanos() : TimeUnit.MILLISECONDS.toNanos(seen.toEpochMilli());
    if (peer.status != null) {
      gone(report, peer.status.instance(), reason, ended + peer.clockErrorNanos());
    }
  }

  /**
   * An instance is no more.
   *
   * @param endedNanos by when, by the controller's clock, its own clock apart: it has started
   *     nobody who is due later
   */
  void gone(RunReport report, String instance, String reason, long endedNanos) {
    Run run = report.run();
    long endedMillis = TimeUnit.NANOSECONDS.toMillis(endedNanos);
    report.metrics().ended(instance);
    if (run.dialogue().lost(instance, endedMillis)) {
      String worker = run.roster().find(instance).map(Participant::worker).orElse(instance);
      LOG.warn("{} was lost: {}", worker, reason);
      report.observer().lost(worker, reason);
      askWitness(run, instance, endedMillis);
    }
  }

  /** Some worker can say exactly which ordinals were due by then. */
  private void askWitness(Run run, String instance, long endedMillis) {
    URI witness = witness(run, instance).orElse(null);
    if (witness != null) {
      client
          .firstOrdinals(witness, Math.round(run.second(endedMillis) * 1000))
          .thenAcceptAsync(exact -> run.dialogue().exactly(instance, exact), thread)
          .exceptionally(e -> null);
    }
  }

  private Optional<URI> witness(Run run, String instance) {
    return peers.stream()
        .filter(p -> p.canBeAsked() && p.follows(run.id()))
        .filter(p -> p.status != null && p.status.phase() == EnginePhase.RUNNING)
        .filter(p -> p.status != null && !instance.equals(p.status.instance()))
        .findFirst()
        .map(p -> p.member.endpoint());
  }
}
