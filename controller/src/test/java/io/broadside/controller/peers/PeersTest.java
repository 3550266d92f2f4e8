package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.StandingFleet;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {

  @Test
  void whoeverWasToldToGoIsNotMissing() {
    Clock clock = new Clock();
    StandingFleet fleet =
        new StandingFleet(
            List.of(
                new Member("worker-1", Member.State.LEFT, null, "told to go"),
                new Member("worker-2", Member.State.STARTING, null, null)));
    try (WorkerClient client = new HttpWorkerClient("token", clock, Runnable::run)) {
      Peers peers = new Peers(fleet, client, clock, Runnable::run, () -> true);
      peers.tick(false);

      assertThat(peers.missing()).isEqualTo("worker-2 is starting.");
    }
  }
}
