package io.broadside.controller.takeover;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.peers.Peer;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Schedule;
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
import org.jspecify.annotations.Nullable;

/**
 * Takes over a run that another controller began. It hears every worker before it tells any of them
 * anything: the newest schedule among theirs is the one that holds. For the conductor's thread
 * only.
 */
public final class Adoption {

  /** Workers go on meanwhile, so it may take its time; but newcomers wait. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * One worker's own account.
   *
   * @param peer it, with its status
   * @param schedule that it follows in this run; null where it follows none
   */
  private record Account(Peer peer, @Nullable Schedule schedule) {}

  private final RunSnapshot left;
  private final Fleet fleet;
  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Long> askedNanos = new HashMap<>();
  private final Set<String> asking = new HashSet<>();
  private long sinceNanos;
  private @Nullable Outline outline;

  /** Takes over what is left, from the fleet's workers; works off their answers on that thread. */
  public Adoption(
      RunSnapshot left, Fleet fleet, WorkerClient client, Clock clock, Executor thread) {
    this.left = left;
    this.fleet = fleet;
    this.client = client;
    this.clock = clock;
    this.thread = thread;
    this.sinceNanos = clock.nanos();
    this.outline = left.outline();
  }

  /**
   * Asks whoever has not answered yet; empty until everybody has, or too much time has passed since
   * it was known who there is: whoever is not known yet would count as ended.
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
    boolean known = outline != null || told().startMillis() == null || followers().isEmpty();
    return (all && known) || now - sinceNanos > PATIENCE_NANOS
        ? Optional.of(adopted())
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
    if (!peer.follows(left.schedule().run())) {
      accounts.put(member.worker(), new Account(peer, null));
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> account =
        client
            .schedule(endpoint)
            .thenAcceptAsync(s -> accounts.put(member.worker(), new Account(peer, s)), thread);
    return outline != null || answer.status().digest() == null
        ? account
        : account.thenCombineAsync(
            client.outline(endpoint),
            (ok, known) -> {
              outline = known;
              return null;
            },
            thread);
  }

  private List<Account> followers() {
    return accounts.values().stream().filter(a -> a.schedule != null).toList();
  }

  private Schedule told() {
    return followers().stream()
        .map(a -> Objects.requireNonNull(a.schedule))
        .max(Comparator.comparingLong(Schedule::version))
        .filter(s -> s.version() > left.schedule().version())
        .orElse(left.schedule());
  }

  /** When run time is 0 by this clock: the workers' clocks tell by how much it differs. */
  private @Nullable Long startMillis() {
    Long start = told().startMillis();
    if (start == null) {
      return null;
    }
    long shift =
        followers().stream()
            .filter(a -> Objects.requireNonNull(a.schedule).startMillis() != null)
            .min(Comparator.comparingLong(a -> a.peer.clock().uncertaintyNanos()))
            .map(Adoption::shift)
            .orElse(0L);
    return start + Math.round(shift / 1e6);
  }

  private static long shift(Account account) {
    long shift =
        Objects.requireNonNull(account.schedule).clockOffsetNanos() - account.peer.clock().nanos();
    return Math.abs(shift) <= account.peer.clock().uncertaintyNanos() ? 0 : shift;
  }

  private Adopted adopted() {
    long now = clock.millis();
    Run run = Run.resume(left, told(), outline, startMillis(), now);
    RunReport report = new RunReport(run);
    report.resume(left, now);
    List<Peer> peers = accounts.values().stream().map(Account::peer).toList();
    peers.stream()
        .filter(p -> p.follows(run.id()))
        .forEach(p -> run.heard(Objects.requireNonNull(p.status()), p.clock().nanos()));
    return new Adopted(report, peers, left.participants(), left.scaling());
  }
}
