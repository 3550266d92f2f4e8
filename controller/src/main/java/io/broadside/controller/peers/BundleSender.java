package io.broadside.controller.peers;

import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.run.Run;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.status.EnginePhase;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the simulation's files to workers that lack them. If the controller itself lacks the files,
 * it fetches them from a worker. For the conductor's thread only.
 */
final class BundleSender {

  private static final Logger LOG = LoggerFactory.getLogger(BundleSender.class);

  /**
   * Files that the controller lacks.
   *
   * @param keep is given it, on a thread of its own
   */
  private record Loss(String digest, Consumer<Bundle> keep) {}

  private final WorkerClient client;
  private final Executor thread;
  private final Collection<Peer> peers;
  private @Nullable Bundle bundle;
  private @Nullable Loss lost;
  private final InFlight retrieval = new InFlight();
  private int tries;

  BundleSender(WorkerClient client, Executor thread, Collection<Peer> peers) {
    this.client = client;
    this.thread = thread;
    this.peers = peers;
  }

  /** From now on sends that one; null where the workers have all they need. */
  void use(@Nullable Bundle files) {
    bundle = files;
    lost = null;
  }

  /** Has the bundle of that digest back from a worker, and sends it from then on. */
  void retrieve(String digest, Consumer<Bundle> keep) {
    lost = new Loss(digest, keep);
  }

  /** Asks the next worker for what is to be had back. */
  void tick(Run run) {
    Loss loss = lost;
    List<URI> holders = loss == null || retrieval.asking() ? List.of() : holders(run);
    if (loss == null || holders.isEmpty()) {
      return;
    }
    URI holder = holders.get(tries++ % holders.size());
    retrieval.ask(
        () -> client.bundle(holder, loss.digest).thenApply(found -> kept(found, loss)),
        thread,
        (found, e) -> retrieved(loss, found, e));
  }

  private static Bundle kept(Bundle found, Loss loss) {
    loss.keep.accept(found);
    return found;
  }

  private void retrieved(Loss loss, @Nullable Bundle found, @Nullable Throwable e) {
    if (found == null) {
      LOG.debug("The bundle cannot be fetched yet", e);
    } else if (lost != null && lost.digest.equals(loss.digest)) {
      LOG.info("Fetched the simulation's files from a worker");
      use(found);
    }
  }

  private List<URI> holders(Run run) {
    return peers.stream()
        .filter(p -> p.canBeAsked() && p.follows(run.id()))
        .filter(p -> p.status != null && p.status.phase() != EnginePhase.NEEDS_BUNDLE)
        .flatMap(p -> java.util.stream.Stream.ofNullable(p.member.endpoint()))
        .toList();
  }

  /** Sends it to one worker, unless it is on its way already. */
  void send(Peer peer) {
    URI endpoint = peer.member.endpoint();
    Bundle files = bundle;
    if (files == null || endpoint == null) {
      return;
    }
    peer.bundle.ask(
        () -> client.send(endpoint, files),
        thread,
        (ok, e) -> {
          peer.urgent = true;
          if (e != null) {
            LOG.warn("{} did not accept the bundle: {}", peer.member.worker(), e.getMessage());
          }
        });
  }
}
