package io.broadside.controller.peers;

import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.run.Run;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Asks one worker for the outline of a run's plan. For the conductor's thread only. */
final class OutlineQuery {

  private final WorkerClient client;
  private final Executor thread;
  private final Collection<Peer> peers;
  private InFlight outline = new InFlight();

  /** Asks among those, who may come and go. */
  OutlineQuery(WorkerClient client, Executor thread, Collection<Peer> peers) {
    this.client = client;
    this.thread = thread;
    this.peers = peers;
  }

  /** Another run: what is on its way is of no interest. */
  void reset() {
    outline = new InFlight();
  }

  /** Asks, if the run wants to know and nobody is being asked. */
  void ask(Run run) {
    URI endpoint = run.dialogue().toBeOutlined().flatMap(this::endpoint).orElse(null);
    if (endpoint != null) {
      outline.ask(
          () -> client.outline(endpoint),
          thread,
          (known, e) -> {
            if (known != null) {
              run.dialogue().outlined(known);
            }
          });
    }
  }

  private Optional<URI> endpoint(String instance) {
    return peers.stream()
        .filter(p -> p.is(instance))
        .flatMap(p -> Optional.ofNullable(p.member.endpoint()).stream())
        .findFirst();
  }
}
