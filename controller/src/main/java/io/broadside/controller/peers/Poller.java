package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.handover.Heard;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells workers their schedules, and hears how they stand. For the conductor's thread only. */
final class Poller {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Departures departures;
  private final BundleSender bundles;
  private final Supplier<Optional<RunReport>> current;
  private final BooleanSupplier certain;

  /**
   * Asks about the run that is the current one whenever a worker is asked.
   *
   * @param certain whether no other controller can have begun to steer
   */
  Poller(
      WorkerClient client,
      Clock clock,
      Executor thread,
      Departures departures,
      BundleSender bundles,
      Supplier<Optional<RunReport>> current,
      BooleanSupplier certain) {
    this.client = client;
    this.clock = clock;
    this.thread = thread;
    this.departures = departures;
    this.bundles = bundles;
    this.current = current;
    this.certain = certain;
  }

  /**
   * Asks one worker, if it is time and it does not owe an answer.
   *
   * @param paceNanos after how long it is time again
   */
  void poll(Peer peer, long nowNanos, long paceNanos) {
    URI endpoint = peer.member.endpoint();
    boolean due = peer.urgent || nowNanos - peer.askedNanos >= paceNanos;
    if (endpoint == null || !peer.canBeAsked() || peer.poll.asking() || !due) {
      return;
    }
    RunReport asked = current.get().orElse(null);
    Schedule schedule = scheduleFor(peer, asked == null ? null : asked.run());
    peer.correctClock();
    peer.urgent = false;
    peer.askedNanos = nowNanos;
    peer.poll.ask(
        () -> schedule == null ? client.status(endpoint) : client.send(endpoint, schedule),
        thread,
        (reply, e) -> heard(peer, reply == null ? unheard(e) : reply, asked));
  }

  private static Reply unheard(@Nullable Throwable e) {
    return new Reply.Unreachable("it could not be contacted: " + e);
  }

  /**
   * A worker that follows another run is to forget it, and an idle one is given the run under way.
   * While another controller may have begun to steer, workers are only asked, so that no lease ends
   * later than that one reckons with; and so is one that refused, before it is told anything again.
   */
  @Nullable Schedule scheduleFor(Peer peer, @Nullable Run run) {
    Status status = peer.status;
    if (status == null || peer.refused) {
      return null;
    }
    String follows = status.run();
    boolean steers = certain.getAsBoolean();
    if (run != null && run.id().equals(follows)) {
      return steers || run.stopped().isPresent()
          ? run.dialogue().scheduleFor(status, peer.clock.correctionNanos())
          : null;
    }
    if (!steers) {
      return null;
    }
    if (follows != null) {
      return forget(status, follows);
    }
    return run == null || run.state().isFinal() || status.leaving()
        ? null
        : run.dialogue().scheduleFor(status, peer.clock.correctionNanos());
  }

  private static Schedule forget(Status status, String run) {
    Lease any = new Lease(status.clockNanos(), 1_000);
    return new Schedule(
        run,
        status.instance(),
        Long.MAX_VALUE,
        null,
        null,
        0,
        0,
        null,
        Map.of(),
        Map.of(),
        any,
        true,
        true);
  }

  void heard(Peer peer, Reply reply, @Nullable RunReport asked) {
    switch (reply) {
      case Reply.Answered answer when !peer.isNamed(answer.status().worker()) ->
          unreachable(peer, "another worker answers at its address", asked);
      case Reply.Answered answer -> answered(peer, answer, asked);
      case Reply.Refused refused -> refused(peer, refused.reason(), asked);
      case Reply.Unreachable unreachable -> unreachable(peer, unreachable.reason(), asked);
    }
  }

  private void answered(Peer peer, Reply.Answered answer, @Nullable RunReport asked) {
    Status status = answer.status();
    Status before = peer.status;
    boolean anew = before == null || peer.refused;
    peer.refused = false;
    long errorBefore = peer.clockErrorNanos();
    peer.heard(answer);
    if (before != null && !before.instance().equals(status.instance())) {
      LastExit exit = status.lastExit();
      String reason = exit == null ? "its engine ended" : exit.failure().message();
      long ended = exit == null ? clock.nanos() : exit.endedNanos() - peer.clock.nanos();
      long error = Math.max(errorBefore, peer.clockErrorNanos());
      current.get().ifPresent(r -> departures.gone(r, before.instance(), reason, ended + error));
      peer.leftOut = null;
    }
    if (asked == null || asked != current.get().orElse(null)) {
      return;
    }
    Run run = asked.run();
    if (status.lastExit() != null) {
      run.dialogue().heard(status.lastExit());
    }
    if (run.id().equals(status.run())) {
      run.dialogue().heard(status, peer.clock.nanos());
      claim(peer, status, run);
      leaveOut(peer, run.dialogue().leftOut(status.instance()).orElse(null));
      if (status.phase() == EnginePhase.NEEDS_BUNDLE) {
        bundles.send(peer);
      }
    } else if (anew || status.run() != null) {
      peer.urgent = true;
    }
    if (anew || before == null || before.phase() != status.phase()) {
      peer.urgent = true;
    }
  }

  /** One that another controller knew, and that was silent at the takeover, says what it owns. */
  private void claim(Peer peer, Status status, Run run) {
    URI endpoint = peer.member.endpoint();
    if (endpoint != null && run.dialogue().lacksClaim(status)) {
      client
          .claim(endpoint)
          .thenAcceptAsync(claim -> run.dialogue().claimed(new Heard(status, claim)), thread)
          .exceptionally(e -> null);
    }
  }

  private static void leaveOut(Peer peer, @Nullable String reason) {
    if (reason != null && !reason.equals(peer.leftOut)) {
      LOG.warn("The run continues without {}: {}", peer.member.worker(), reason);
    }
    peer.leftOut = reason;
  }

  private void refused(Peer peer, String reason, @Nullable RunReport asked) {
    peer.contactNanos = clock.nanos();
    if (!reason.equals(peer.trouble) && asked != null) {
      LOG.warn("{}", reason);
      if (asked.run().state() == RunState.RUNNING) {
        asked.observer().refused(reason);
      }
    }
    peer.trouble = reason;
    peer.refused = true;
  }

  private void unreachable(Peer peer, String reason, @Nullable RunReport asked) {
    peer.trouble = reason;
    peer.unanswered++;
    if (asked != null
        && peer.silent(clock.nanos())
        && !peer.member.isGone()
        && peer.follows(asked.run().id())
        && !asked.run().state().isFinal()) {
      asked.observer().silent(peer.member.worker(), reason);
    }
  }
}
