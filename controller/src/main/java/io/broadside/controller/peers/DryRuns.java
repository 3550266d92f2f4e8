package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.run.Run;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** At most one dry run at a time, on a worker that is idle. For the conductor's thread only. */
final class DryRuns {

  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final BooleanSupplier certain;
  private final Collection<Peer> peers;
  private @Nullable DryRun current;

  /** On one of those, who may come and go. */
  DryRuns(
      WorkerClient client,
      Clock clock,
      Executor thread,
      BooleanSupplier certain,
      Collection<Peer> peers) {
    this.client = client;
    this.clock = clock;
    this.thread = thread;
    this.certain = certain;
    this.peers = peers;
  }

  /** Begins another one; empty where no worker is idle. */
  Optional<CompletableFuture<Outline>> begin(Run run, Optional<Bundle> files) {
    end("Another test is loaded instead.");
    long now = clock.nanos();
    Optional<DryRun> begun =
        peers.stream()
            .filter(p -> p.isIdle(now))
            .findFirst()
            .map(idle -> new DryRun(run, files, idle, client, clock, thread, certain));
    current = begun.orElse(null);
    return begun.map(DryRun::answer);
  }

  /** Talks to a worker about it; false where that worker has no part in it. */
  boolean proceed(Peer peer, long nowNanos) {
    if (current == null || !current.isOn(peer)) {
      return false;
    }
    current.proceed(nowNanos);
    return true;
  }

  /** Gives up the one that goes on, if any. */
  void end(String why) {
    if (current != null) {
      current.end(why);
      current = null;
    }
  }
}
