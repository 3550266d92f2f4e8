package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Has one idle worker load what a run would start, and say what load that is. No user starts. Once
 * it is over, the worker is told to forget it, and gets a new engine. For the conductor's thread
 * only.
 */
final class DryRun {

  private static final long MOST_SECONDS = 60;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final RunReport report;
  private final Peer peer;
  private final Clock clock;
  private final Poller poller;
  private final OutlineQuery outliner;
  private final CompletableFuture<Outline> answer = new CompletableFuture<>();

  /**
   * On that worker.
   *
   * @param certain whether no other controller can have begun to steer
   */
  DryRun(
      Run run,
      Optional<Bundle> files,
      Peer peer,
      WorkerClient client,
      Clock clock,
      Executor thread,
      BooleanSupplier certain) {
    List<Peer> alone = List.of(peer);
    BundleSender bundles = new BundleSender(client, thread, alone);
    bundles.use(files.orElse(null));
    this.report = new RunReport(run);
    this.peer = peer;
    this.clock = clock;
    this.outliner = new OutlineQuery(client, thread, alone);
    this.poller =
        new Poller(
            client,
            clock,
            thread,
            new Departures(client, clock, thread, alone),
            bundles,
            () -> Optional.of(report),
            certain);
    run.step(clock.millis(), Set.of(), () -> ""); // from then on it waits for its worker
    answer.orTimeout(MOST_SECONDS, TimeUnit.SECONDS);
  }

  /** The load; fails with an {@link IOException} that says why nobody can tell. */
  CompletableFuture<Outline> answer() {
    return answer;
  }

  /** Whether it is that worker which does it, and somebody still waits for the answer. */
  boolean isOn(Peer other) {
    return peer == other && !answer.isDone();
  }

  /** Talks to the worker, if it is time, and looks how far it is. */
  void proceed(long nowNanos) {
    poller.poll(peer, nowNanos, PACE_NANOS);
    Run run = report.run();
    outliner.ask(run);
    run.outline().ifPresent(answer::complete);
    if (run.stopped().isPresent()) {
      end(run.problem().orElse("The worker did not say why."));
    } else if (peer.member.isGone() || peer.silent(clock.nanos())) {
      end("The worker that loaded it ended, or does not answer.");
    }
  }

  /** Nobody needs its answer any longer. */
  void end(String why) {
    answer.completeExceptionally(new IOException(why));
  }
}
