package io.broadside.controller.run;

import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.metrics.Scrape;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in touch with every worker, and tells the run what it hears. For the conductor's thread
 * only.
 */
final class Peers {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SCRAPE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Fleet fleet;
  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Map<String, Peer> peers = new TreeMap<>();
  private @Nullable Run run;
  private @Nullable RunRecord record;
  private @Nullable Bundle bundle;
  private boolean outlining;
  private long scrapedNanos;

  Peers(Fleet fleet, WorkerClient client, Clock clock, Executor thread) {
    this.fleet = fleet;
    this.client = client;
    this.clock = clock;
    this.thread = thread;
  }

  /** A new run begins, with that bundle. */
  void begin(Optional<Bundle> files) {
    bundle = files.orElse(null);
    outlining = false;
    hurry();
  }

  /** Talks to everybody at once, not only when it is time. */
  void hurry() {
    peers.values().forEach(p -> p.urgent = true);
  }

  void tick(@Nullable Run current, @Nullable RunRecord figures) {
    run = current;
    record = figures;
    long now = clock.nanos();
    lookAtFleet(now);
    boolean scrape = now - scrapedNanos >= SCRAPE_NANOS;
    if (scrape) {
      scrapedNanos = now;
    }
    for (Peer peer : peers.values()) {
      if (peer.canBeAsked()
          && !peer.asking
          && (peer.urgent || now - peer.askedNanos >= ASK_NANOS)) {
        ask(peer, now);
      }
      if (scrape && current != null && peer.follows(current.id)) {
        scrape(peer, current);
      }
    }
    if (current != null) {
      expire(current, now);
      outline(current);
    }
  }

  private void lookAtFleet(long now) {
    for (Member member : fleet.members()) {
      Peer peer = peers.computeIfAbsent(member.worker(), w -> new Peer(member, now));
      boolean news = !peer.member.equals(member);
      boolean gone = !peer.member.isGone() && member.isGone();
      peer.member = member;
      peer.urgent |= news;
      if (gone && run != null && peer.status != null) {
        String reason = String.valueOf(member.reason());
        ended(
            peer.status.instance(),
            peer.member.worker(),
            reason,
            member.state() == Member.State.DIED);
      }
    }
    Set<String> known = fleet.members().stream().map(Member::worker).collect(Collectors.toSet());
    peers.keySet().retainAll(known);
  }

  private void ask(Peer peer, long now) {
    Run current = run;
    URI endpoint = java.util.Objects.requireNonNull(peer.member.endpoint());
    peer.asking = true;
    peer.urgent = false;
    peer.askedNanos = now;
    Schedule schedule = scheduleFor(peer, current);
    (schedule == null ? client.status(endpoint) : client.send(endpoint, schedule))
        .thenAcceptAsync(reply -> heard(peer, reply, current), thread)
        .exceptionally(
            e -> {
              LOG.debug("An answer could not be worked off", e);
              return null;
            });
  }

  /** A worker that follows another run is to forget it; an idle one is given the run under way. */
  private @Nullable Schedule scheduleFor(Peer peer, @Nullable Run current) {
    Status status = peer.status;
    if (status == null) {
      return null;
    }
    String follows = status.run();
    if (current != null && current.id.equals(follows)) {
      return current.scheduleFor(
          current.participant(status.instance()).orElse(null), peer.clock.correctionNanos());
    }
    if (follows != null) {
      Plan any = new Plan(null, "-", Map.of(), 0, Limits.DEFAULT, 0);
      return new Schedule(
          follows, Long.MAX_VALUE, any, null, 0, List.of(), null, Map.of(), 1_000, true, true);
    }
    boolean wanted = current != null && !current.state().isFinal() && !status.leaving();
    return wanted && current != null
        ? current.scheduleFor(null, peer.clock.correctionNanos())
        : null;
  }

  private void heard(Peer peer, Reply reply, @Nullable Run asked) {
    peer.asking = false;
    switch (reply) {
      case Reply.Answered answer -> answered(peer, answer, asked);
      case Reply.Refused refused -> {
        peer.contactNanos = clock.nanos();
        if (!refused.reason().equals(peer.trouble) && asked != null && record != null) {
          LOG.warn("{}", refused.reason());
          if (asked.state() == io.broadside.controller.api.RunState.RUNNING) {
            record.refused(refused.reason());
          }
        }
        peer.trouble = refused.reason();
        peer.status = null;
      }
      case Reply.Unreachable unreachable -> {
        peer.trouble = unreachable.reason();
        if (peer.silent(clock.nanos())
            && record != null
            && peer.status != null
            && !peer.member.isGone()
            && asked != null
            && peer.follows(asked.id)
            && !asked.state().isFinal()) {
          record.silent(peer.member.worker(), unreachable.reason());
        }
      }
    }
  }

  private void answered(Peer peer, Reply.Answered answer, @Nullable Run asked) {
    Status status = answer.status();
    Status before = peer.status;
    peer.trouble = null;
    peer.contactNanos = answer.receivedNanos();
    peer.clock.add(answer.sentNanos(), status.clockNanos(), answer.receivedNanos());
    peer.status = status;
    if (asked == null || asked != run) {
      return;
    }
    if (before != null && !before.instance().equals(status.instance())) {
      String how =
          status.lastExit() == null ? "its engine ended" : status.lastExit().failure().message();
      ended(before.instance(), peer.member.worker(), how, true);
    }
    if (status.lastExit() != null) {
      asked.heard(status.lastExit());
    }
    if (asked.id.equals(status.run())) {
      asked.heard(status);
      if (status.phase() == Phase.NEEDS_BUNDLE) {
        sendBundle(peer);
      }
    } else if (before == null || status.run() != null) {
      peer.urgent = true;
    }
    if (before == null || before.phase() != status.phase()) {
      peer.urgent = true;
    }
  }

  private void sendBundle(Peer peer) {
    URI endpoint = peer.member.endpoint();
    if (bundle == null || endpoint == null || peer.sendingBundle) {
      return;
    }
    peer.sendingBundle = true;
    client
        .send(endpoint, bundle)
        .whenCompleteAsync(
            (ok, e) -> {
              peer.sendingBundle = false;
              peer.urgent = true;
              if (e != null) {
                LOG.warn("{} did not take the bundle: {}", peer.member.worker(), e.getMessage());
              }
            },
            thread)
        .exceptionally(e -> null);
  }

  private void scrape(Peer peer, Run current) {
    URI endpoint = peer.member.endpoint();
    Status status = peer.status;
    if (endpoint == null || status == null || peer.scraping || peer.member.isGone()) {
      return;
    }
    boolean atEnd = status.phase() == Phase.FINISHED;
    peer.scraping = true;
    client
        .metrics(endpoint)
        .whenCompleteAsync(
            (body, e) -> {
              peer.scraping = false;
              if (e == null && record != null && current == run) {
                scraped(status.instance(), body, atEnd, current, record);
              }
            },
            thread)
        .exceptionally(e -> null);
  }

  private void scraped(
      String instance, byte[] body, boolean atEnd, Run current, RunRecord figures) {
    try {
      figures.metrics().accept(instance, clock.nanos(), Scrape.parse(body));
      if (atEnd) {
        current.participant(instance).ifPresent(p -> p.scrapedAtEnd = true);
      }
    } catch (IOException e) {
      LOG.warn("The metrics of {} make no sense: {}", instance, e.getMessage());
    }
  }

  /** A worker that nobody has reached for longer than its lease has stopped by itself. */
  private void expire(Run current, long now) {
    for (Peer peer : peers.values()) {
      Status status = peer.status;
      long lease = TimeUnit.MILLISECONDS.toNanos(current.leaseMillis());
      if (status != null
          && current.id.equals(status.run())
          && now - peer.contactNanos > lease + ASK_NANOS * 4) {
        ended(
            status.instance(),
            peer.member.worker(),
            "it could not be reached until its lease ended",
            true);
      }
    }
  }

  /** Accounts for an instance's end; somebody alive has to say what was due until then. */
  private void ended(String instance, String worker, String reason, boolean unexpected) {
    Run current = run;
    RunRecord figures = record;
    Participant participant = current == null ? null : current.participant(instance).orElse(null);
    if (current == null || figures == null || participant == null || participant.ended) {
      return;
    }
    participant.ended = true;
    boolean complete = participant.finished() || current.state().isFinal();
    if (complete && !unexpected) {
      return;
    }
    if (!complete) {
      LOG.warn("{} was lost: {}", worker, reason);
      figures.lost(worker, reason);
    }
    long atMillis = Math.round(current.second(clock.millis()) * 1000);
    Optional<Peer> witness =
        peers.values().stream()
            .filter(p -> p.canBeAsked() && p.status != null && current.id.equals(p.status.run()))
            .filter(
                p ->
                    p.status != null
                        && p.status.phase() == Phase.RUNNING
                        && !instance.equals(p.status.instance()))
            .findFirst();
    Map<String, Long> bySecond =
        current
            .ledger()
            .map(l -> l.firstOrdinals(Math.floorDiv(atMillis, 1000) + 1))
            .orElse(Map.of());
    URI endpoint = witness.map(p -> p.member.endpoint()).orElse(null);
    if (endpoint == null) {
      current.ended(instance, bySecond);
      return;
    }
    client
        .firstOrdinals(endpoint, atMillis)
        .whenCompleteAsync(
            (exact, e) -> current.ended(instance, e == null ? exact : bySecond), thread)
        .exceptionally(e -> null);
  }

  private void outline(Run current) {
    Participant source = current.toBeOutlined().orElse(null);
    Peer peer = source == null ? null : peers.get(source.worker);
    URI endpoint = peer == null ? null : peer.member.endpoint();
    if (endpoint == null || outlining) {
      return;
    }
    outlining = true;
    client
        .outline(endpoint)
        .whenCompleteAsync(
            (outline, e) -> {
              outlining = false;
              if (e == null) {
                current.outlined(outline);
              }
            },
            thread)
        .exceptionally(e -> null);
  }

  /** The instances of a run that cannot be reached. */
  Set<String> silent(Run current) {
    long now = clock.nanos();
    Set<String> silent = new HashSet<>();
    for (Peer peer : peers.values()) {
      if (peer.status != null && peer.follows(current.id) && peer.silent(now)) {
        silent.add(peer.status.instance());
      }
    }
    return silent;
  }

  /** Which workers are not ready, and why. */
  String missing(Run current) {
    String all =
        rows(current, record).stream()
            .filter(r -> !r.state().equals("ready"))
            .map(
                r ->
                    r.worker()
                        + " is "
                        + r.state()
                        + (r.reason() == null ? "" : " (" + r.reason() + ")"))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "No others are there." : all + ".";
  }

  List<WorkerRow> rows(@Nullable Run current, @Nullable RunRecord figures) {
    long now = clock.nanos();
    return peers.values().stream()
        .sorted(
            java.util.Comparator.comparing((Peer p) -> p.member.worker().length())
                .thenComparing(p -> p.member.worker()))
        .map(p -> WorkerRows.of(p, current, figures, now))
        .toList();
  }
}
