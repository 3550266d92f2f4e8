package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in touch with every worker, and tells the run what it hears. For the conductor's thread
 * only.
 */
public final class Peers {

  /** The news is one way and an answer is two, but processors get busier as all begin. */
  private static final int NEWS_ROUND_TRIPS = 4;

  private static final long MOST_NEWS_NANOS = 2_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final long USUAL_PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long SLOWEST_PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  /** 1,250 workers at most are asked a second, as long as the slowest pace allows it. */
  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1) / 1_250;

  /** While a run waits for its workers, 200 of them at most are asked a second. */
  private static final long HASTE_NANOS = TimeUnit.SECONDS.toNanos(1) / 200;

  private final Fleet fleet;
  private final Clock clock;
  private final Map<String, Peer> peers = new TreeMap<>();
  private final BundleSender bundles;
  private final OutlineQuery outliner;
  private final Scraper scraper;
  private final Departures departures;
  private final Poller poller;
  private final DryRuns dryRuns;
  private @Nullable RunReport current;

  /**
   * Speaks to the fleet's workers, and works off what they answer on that thread.
   *
   * @param certain whether no other controller can have begun to steer
   */
  public Peers(
      Fleet fleet, WorkerClient client, Clock clock, Executor thread, BooleanSupplier certain) {
    this.fleet = fleet;
    this.clock = clock;
    this.bundles = new BundleSender(client, thread, peers.values());
    this.outliner = new OutlineQuery(client, thread, peers.values());
    this.scraper = new Scraper(client, clock, thread, this::current);
    this.departures = new Departures(client, clock, thread, peers.values());
    this.poller = new Poller(client, clock, thread, departures, bundles, this::current, certain);
    this.dryRuns = new DryRuns(client, clock, thread, certain, peers.values());
  }

  private Optional<RunReport> current() {
    return Optional.ofNullable(current);
  }

  /** A new run begins, with that bundle. */
  public void begin(RunReport begun, Optional<Bundle> files) {
    dryRuns.end("A run has started.");
    current = begun;
    bundles.use(files.orElse(null));
    outliner.reset();
    hurry();
  }

  /**
   * Goes on with a run that another controller began. An instance whose worker has ended, or has
   * another one now, has ended meanwhile; nobody knows when. One whose worker nobody knows any more
   * may be at work, and is owed its lease.
   *
   * @param heard the workers that have answered since
   * @param participants all that took part until the other controller ended
   */
  public void adopt(RunReport adopted, Collection<Peer> heard, List<Participation> participants) {
    peers.clear();
    heard.forEach(p -> peers.put(p.member.worker(), p));
    current = adopted;
    lookAtFleet(clock.nanos());
    for (Participation part : participants) {
      String instance = part.status().instance();
      if (part.ended() || find(instance).isPresent()) {
        continue;
      }
      String worker = part.member().isEmpty() ? part.status().worker() : part.member();
      Peer peer = peers.computeIfAbsent(worker, this::vanished);
      if (peer.status == null && !peer.member.isGone()) {
        peer.status = part.status();
      } else {
        departures.gone(
            adopted, instance, "it ended while no controller was running", clock.nanos());
      }
    }
    begin(adopted, Optional.empty());
  }

  private Peer vanished(String worker) {
    String why = "it was gone when this controller took over";
    return new Peer(new Member(worker, Member.State.VANISHED, null, why), clock.nanos());
  }

  /** The current run's files, which were not at hand when it began. */
  public void provide(Bundle files) {
    bundles.use(files);
  }

  /**
   * Has the current run's files back from one of its workers.
   *
   * @param digest of the bundle
   * @param keep is given it, on a thread of its own
   */
  public void retrieve(String digest, Consumer<Bundle> keep) {
    bundles.retrieve(digest, keep);
  }

  /**
   * Has an idle worker load what a run would start. Another one that is still being loaded is given
   * up.
   *
   * @return what it says, which fails with an {@link IOException} that says why it cannot tell;
   *     empty where no worker is idle
   */
  public Optional<CompletableFuture<Outline>> load(Run run, Optional<Bundle> files) {
    return dryRuns.begin(run, files);
  }

  /** Speaks to nobody any longer. */
  public void forget() {
    dryRuns.end("This controller no longer leads.");
    peers.clear();
    scraper.forget();
    current = null;
  }

  private Optional<Peer> find(String instance) {
    return peers.values().stream().filter(p -> p.is(instance)).findFirst();
  }

  /** What the fleet calls the worker of an instance; empty where it is not there. */
  public String member(String instance) {
    return find(instance).map(p -> p.member.worker()).orElse("");
  }

  /** Talks to everybody at once, not only when it is time. */
  public void hurry() {
    peers.values().forEach(p -> p.urgent = true);
  }

  /**
   * Talks to those whom it is time to talk to.
   *
   * @param scrape whether all are to say what they have measured
   */
  public void tick(boolean scrape) {
    long now = clock.nanos();
    lookAtFleet(now);
    long pace = pace();
    peers.values().forEach(p -> speak(p, now, pace, scrape));
    scraper.proceed();
    if (current != null) {
      departures.expire(current);
      bundles.tick(current.run());
      outliner.ask(current.run());
    }
  }

  /** A failure with one worker does not affect the others. */
  private void speak(Peer peer, long now, long pace, boolean scrape) {
    try {
      if (!dryRuns.proceed(peer, now)) {
        poller.poll(peer, now, pace);
      }
      fleet.endSilent(peer.member.worker(), peer.silence(now));
      if (scrape) {
        scraper.want(peer);
      }
    } catch (RuntimeException e) {
      LOG.error("{} cannot be contacted", peer.member.worker(), e);
    }
  }

  /**
   * Nobody waits for workers that get ready but a run, and where few do, they are asked often. Very
   * many are asked a little less often than others, still twice before they count as silent.
   */
  private long pace() {
    return current != null && current.run().state() == RunState.WAITING
        ? Math.min(USUAL_PACE_NANOS, HASTE_NANOS * peers.size())
        : Math.clamp(CALM_NANOS * peers.size(), USUAL_PACE_NANOS, SLOWEST_PACE_NANOS);
  }

  /** Whether somebody has still to say what it has measured. */
  public boolean scraping() {
    return scraper.isBehind()
        || peers.values().stream().anyMatch(p -> p.scrape.asking() && !p.member.isGone());
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
        gone(peer, String.valueOf(member.reason()));
      }
    }
    peers.values().removeIf(p -> !known.contains(p.member.worker()) && !mayBeAtWork(p));
  }

  /** One that the fleet has forgotten, and that was not seen to end, is owed its lease. */
  private boolean mayBeAtWork(Peer peer) {
    return !peer.member.isGone() && WorkerRows.takesPart(peer, current);
  }

  private void gone(Peer peer, String reason) {
    if (current != null) {
      departures.gone(current, peer, reason);
    }
  }

  /**
   * What to reckon with until all have heard of something: several times what the slowest of those
   * that answer took for its last answer, and two seconds at the most.
   */
  public Duration newsTakes() {
    long now = clock.nanos();
    long slowest =
        peers.values().stream()
            .filter(p -> !p.silent(now))
            .mapToLong(p -> p.roundTripNanos)
            .max()
            .orElse(0);
    return Duration.ofNanos(Math.min(NEWS_ROUND_TRIPS * slowest, MOST_NEWS_NANOS));
  }

  /** The instances of the current run that cannot be reached. */
  public Set<String> silent() {
    long now = clock.nanos();
    return peers.values().stream()
        .filter(p -> current != null && p.follows(current.run().id()) && p.silent(now))
        .flatMap(p -> Optional.ofNullable(p.status).stream())
        .map(Status::instance)
        .collect(Collectors.toSet());
  }

  /** Which workers are not ready, and why; workers that were told to go are left out. */
  public String missing() {
    return WorkerRows.missing(rows());
  }

  /** Every worker as people want to see it, with its part in the current run if there is one. */
  public List<WorkerFigures> rows() {
    long now = clock.nanos();
    return peers.values().stream()
        .sorted(
            Comparator.comparingInt((Peer p) -> p.member.worker().length())
                .thenComparing(p -> p.member.worker()))
        .map(p -> WorkerRows.of(p, current, now))
        .toList();
  }
}
