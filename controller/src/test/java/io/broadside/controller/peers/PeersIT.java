package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.StandingFleet;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HalfServer;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeersIT {

  @Test
  void whoeverAnswersHalfOrCannotBeAskedIsAskedAgainAndHoldsNobodyUp() throws Exception {
    Clock clock = new Clock();
    try (HalfServer half = HalfServer.silent();
        HalfServer last = HalfServer.silent();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        WorkerClient client = new HttpWorkerClient("token", clock, thread)) {
      Peers peers =
          new Peers(
              new StandingFleet(
                  List.of(
                      up("worker-1", half.address()),
                      up("worker-2", URI.create("gopher://127.0.0.1")),
                      up("worker-3", last.address()))),
              client,
              clock,
              thread,
              () -> true);
      var ticking =
          thread.scheduleWithFixedDelay(() -> peers.tick(false), 0, 50, TimeUnit.MILLISECONDS);

      assertThat(half.asked.tryAcquire(3, 40, TimeUnit.SECONDS)).isTrue();
      assertThat(last.asked.tryAcquire(3, 40, TimeUnit.SECONDS)).isTrue();

      ticking.cancel(false);
      thread.shutdownNow();
    }
  }

  private static Member up(String worker, URI endpoint) {
    return new Member(worker, Member.State.UP, endpoint, null);
  }
}
