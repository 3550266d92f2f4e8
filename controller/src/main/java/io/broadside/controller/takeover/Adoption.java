package io.broadside.controller.takeover;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.peers.Peer;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Status;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a run that another controller began. Every worker first accepts this controller's
 * term, and so no longer obeys another one. Then it says which slots it owns. For the conductor's
 * thread only.
 */
public final class Adoption {

  /** Workers go on meanwhile, so it may take its time; but newcomers wait. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * One worker's own account.
   *
   * @param peer it, with its status
   * @param claim what it owns in this run; null where it takes no part
   */
  private record Account(Peer peer, @Nullable Claim claim) {

    Optional<Heard> heard() {
      return claim == null || peer.status() == null
          ? Optional.empty()
          : Optional.of(new Heard(peer.status(), claim));
    }
  }

  private final RunSnapshot left;
  private final long term;
  private final Fleet fleet;
  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Long> askedNanos = new HashMap<>();
  private final Set<String> asking = new HashSet<>();
  private long sinceNanos;
  private @Nullable Outline outline;

  /**
   * Takes over what is left, from the fleet's workers; works off their answers on that thread.
   *
   * @param term of this controller, as its steering has it
   */
  public Adoption(
      RunSnapshot left, long term, Fleet fleet, WorkerClient client, Clock clock, Executor thread) {
    this.left = left;
    this.term = Math.max(term, left.standing().term() + 1);
    this.fleet = fleet;
    this.client = client;
    this.clock = clock;
    this.thread = thread;
    this.sinceNanos = clock.nanos();
    this.outline = left.outline();
  }

  /**
   * Asks the workers that have not answered yet. Returns empty until all have answered, or too much
   * time has passed since all workers were known: one that is not known yet would count as ended.
   */
  Optional<Adopted> step() {
    long now = clock.nanos();
    if (!fleet.known()) {
      sinceNanos = now;
      return Optional.empty();
    }
    List<Member> there =
        fleet.members().stream().filter(m -> !m.isGone() && m.endpoint() != null).toList();
    there.stream()
        .filter(m -> !accounts.containsKey(m.worker()) && !asking.contains(m.worker()))
        .filter(m -> now - askedNanos.getOrDefault(m.worker(), 0L) > AGAIN_NANOS)
        .forEach(this::ask);
    boolean all = there.stream().allMatch(m -> accounts.containsKey(m.worker()));
    boolean known = outline != null || toldStart() == null || heard().isEmpty();
    return (all && known) || now - sinceNanos > PATIENCE_NANOS
        ? Optional.of(adopted(all))
        : Optional.empty();
  }

  private void ask(Member member) {
    URI endpoint = Objects.requireNonNull(member.endpoint());
    asking.add(member.worker());
    askedNanos.put(member.worker(), clock.nanos());
    client
        .status(endpoint)
        .thenComposeAsync(reply -> hear(member, endpoint, reply), thread)
        .whenCompleteAsync((ok, e) -> asking.remove(member.worker()), thread)
        .exceptionally(e -> null);
  }

  private CompletableFuture<Void> hear(Member member, URI endpoint, Reply reply) {
    if (!(reply instanceof Reply.Answered answer)) {
      return CompletableFuture.completedFuture(null);
    }
    Peer peer = new Peer(member, answer.receivedNanos());
    peer.heard(answer);
    Status status = answer.status();
    if (!peer.follows(left.standing().run())) {
      accounts.put(member.worker(), new Account(peer, null));
      return CompletableFuture.completedFuture(null);
    }
    return client
        .send(endpoint, greeting(status))
        .thenComposeAsync(taken -> claimed(peer, endpoint, taken), thread)
        .thenComposeAsync(ok -> outline(endpoint, status), thread);
  }

  /** Tells a worker this controller's term, and nothing else. */
  private Schedule greeting(Status status) {
    return new Schedule(
        left.standing().run(),
        status.instance(),
        term,
        null,
        null,
        0,
        0,
        null,
        Map.of(),
        Map.of(),
        new Lease(status.clockNanos(), Spec.resume(left).leaseMillis()),
        false,
        false);
  }

  private CompletableFuture<Void> claimed(Peer peer, URI endpoint, Reply taken) {
    if (!(taken instanceof Reply.Answered answer) || answer.status().term() != term) {
      return CompletableFuture.completedFuture(null);
    }
    peer.heard(answer);
    return client
        .claim(endpoint)
        .thenAcceptAsync(claim -> accounts.put(peer.worker(), new Account(peer, claim)), thread);
  }

  private CompletableFuture<Void> outline(URI endpoint, Status status) {
    return outline != null || status.digest() == null
        ? CompletableFuture.completedFuture(null)
        : client.outline(endpoint).thenAcceptAsync(known -> outline = known, thread);
  }

  private Map<String, Heard> heard() {
    return accounts.values().stream()
        .flatMap(a -> a.heard().stream())
        .collect(Collectors.toMap(h -> h.status().instance(), h -> h));
  }

  /** When run time is 0, as workers were told, or as was kept. */
  private @Nullable Long toldStart() {
    return accounts.values().stream()
        .flatMap(a -> a.heard().stream())
        .map(h -> h.claim().startMillis())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(left.standing().startMillis());
  }

  /** When run time is 0 by this clock: the workers' clocks tell by how much it differs. */
  private @Nullable Long startMillis() {
    Long start = toldStart();
    if (start == null) {
      return null;
    }
    long shift =
        accounts.values().stream()
            .filter(a -> a.heard().filter(h -> h.claim().startMillis() != null).isPresent())
            .min(Comparator.comparingLong(a -> a.peer.clock().uncertaintyNanos()))
            .map(Adoption::shift)
            .orElse(0L);
    return start + Math.round(shift / 1e6);
  }

  private static long shift(Account account) {
    long shift =
        Objects.requireNonNull(account.claim).clockOffsetNanos() - account.peer.clock().nanos();
    return Math.abs(shift) <= account.peer.clock().uncertaintyNanos() ? 0 : shift;
  }

  private Adopted adopted(boolean complete) {
    long now = clock.millis();
    Run run =
        Run.resume(new Inheritance(left, term, outline, startMillis(), heard(), complete, now));
    RunReport report = new RunReport(run);
    report.resume(left, now);
    List<Peer> peers = accounts.values().stream().map(Account::peer).toList();
    peers.stream()
        .filter(p -> p.follows(run.id()))
        .forEach(p -> run.dialogue().heard(Objects.requireNonNull(p.status()), p.clock().nanos()));
    return new Adopted(report, peers, left.participants(), left.scaling());
  }
}
