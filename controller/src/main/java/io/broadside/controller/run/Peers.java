package io.broadside.controller.run;

import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.Participation;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
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
  private final Scraper scraper;
  private final Departures departures;
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
    this.scraper = new Scraper(client, clock, thread);
    this.departures = new Departures(client, clock, thread);
  }

  /** A new run begins, with that bundle. */
  void begin(Optional<Bundle> files) {
    bundle = files.orElse(null);
    outlining = false;
    hurry();
  }

  /**
   * Goes on with a run that another controller began. Whoever took part and is neither heard nor
   * there any more has ended meanwhile; nobody knows when.
   */
  void adopt(Adoption.Adopted adopted, Optional<Bundle> files) {
    peers.clear();
    adopted.peers().forEach(p -> peers.put(p.member.worker(), p));
    run = adopted.run();
    record = adopted.record();
    lookAtFleet(clock.nanos());
    for (Participation part : adopted.participants()) {
      Peer peer = peers.get(part.member());
      String instance = part.status().instance();
      if (part.ended() || peers.values().stream().anyMatch(p -> p.is(instance))) {
        continue;
      }
      if (peer != null && peer.status == null && !peer.member.isGone()) {
        peer.status = part.status();
      } else {
        departures.gone(
            adopted.run(),
            adopted.record(),
            instance,
            "it ended while no controller was there",
            true,
            peers.values());
      }
    }
    begin(files);
  }

  /** Speaks to nobody any longer. */
  void forget() {
    peers.clear();
    run = null;
    record = null;
  }

  /** What the fleet calls the worker of an instance. */
  String member(String instance) {
    return peers.values().stream()
        .filter(p -> p.is(instance))
        .findFirst()
        .map(p -> p.member.worker())
        .orElse("");
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
      if (scrape && current != null && figures != null && peer.follows(current.id)) {
        scraper.scrape(peer, current, figures, r -> r == run);
      }
    }
    if (current != null && figures != null) {
      departures.expire(current, figures, peers.values());
      outline(current);
    }
  }

  private void lookAtFleet(long now) {
    List<Member> members = fleet.members();
    Set<String> known = members.stream().map(Member::worker).collect(Collectors.toSet());
    for (Member member : members) {
      Peer peer = peers.computeIfAbsent(member.worker(), w -> new Peer(member, now));
      boolean news = !peer.member.equals(member);
      boolean gone = !peer.member.isGone() && member.isGone();
      peer.member = member;
      peer.urgent |= news;
      if (gone) {
        gone(peer, String.valueOf(member.reason()), member.state() == Member.State.DIED);
      }
    }
    peers.values().stream()
        .filter(p -> !known.contains(p.member.worker()) && !p.member.isGone())
        .forEach(p -> gone(p, "nobody knows of it any more", true));
    peers.keySet().retainAll(known);
  }

  private void gone(Peer peer, String reason, boolean unexpected) {
    if (run != null && record != null) {
      departures.gone(run, record, peer, reason, unexpected, peers.values());
    }
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
          current.roster().find(status.instance()).orElse(null), peer.clock.correctionNanos());
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
    if (before != null && !before.instance().equals(status.instance())) {
      LastExit exit = status.lastExit();
      gone(peer, exit == null ? "its engine ended" : exit.failure().message(), true);
    }
    peer.heard(answer);
    if (asked == null || asked != run) {
      return;
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

  private void outline(Run current) {
    Participant source = current.toBeOutlined().orElse(null);
    URI endpoint =
        source == null
            ? null
            : peers.values().stream()
                .filter(p -> p.is(source.instance))
                .findFirst()
                .map(p -> p.member.endpoint())
                .orElse(null);
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
