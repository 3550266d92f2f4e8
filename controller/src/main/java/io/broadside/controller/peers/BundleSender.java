package io.broadside.controller.peers;

import io.broadside.controller.exchange.WorkerClient;
import io.broadside.protocol.bundle.Bundle;
import java.net.URI;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the simulation's files to workers that lack them. For the conductor's thread only. */
final class BundleSender {

  private static final Logger LOG = LoggerFactory.getLogger(BundleSender.class);

  private final WorkerClient client;
  private final Executor thread;
  private @Nullable Bundle bundle;

  BundleSender(WorkerClient client, Executor thread) {
    this.client = client;
    this.thread = thread;
  }

  /** From now on sends that one; null where the workers have all they need. */
  void use(@Nullable Bundle files) {
    bundle = files;
  }

  /** Sends it to one worker, unless it is on its way already. */
  void send(Peer peer) {
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
}
