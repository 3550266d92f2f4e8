package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Relay;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LeaseSteeringIT {

  private final MockApi server = MockApi.started();

  @AfterEach
  void end() {
    server.close();
  }

  private Cluster cluster() {
    return new Cluster(server.client(), "broadside", Install.FIRST);
  }

  @Test
  void ofTwoControllersOneSteersUntilItEnds() throws Exception {
    try (Cluster one = cluster();
        Cluster two = cluster();
        LeaseSteering second = steeringAfterFirst(one, two)) {
      await(second::certain);
      assertThat(second.obstacle()).isEmpty();
    }
  }

  private static LeaseSteering steeringAfterFirst(Cluster one, Cluster two) throws Exception {
    try (LeaseSteering first = new LeaseSteering(one, "controller-1")) {
      await(first::certain);
      LeaseSteering second = new LeaseSteering(two, "controller-2");
      await(() -> waitsFor("controller-1", second));
      assertThat(second.mine()).isFalse();
      return second;
    }
  }

  @Test
  void whoeverIsCutOffIsSucceededOnceItsLeaseHasEnded() throws Exception {
    try (Relay relay = new Relay(server.address());
        Cluster one = new Cluster(server.client(relay.address()), "broadside", Install.FIRST);
        Cluster two = cluster();
        LeaseSteering first = new LeaseSteering(one, "controller-1")) {
      await(first::certain);
      try (LeaseSteering second = new LeaseSteering(two, "controller-2")) {
        await(() -> waitsFor("controller-1", second));

        relay.cut();
        long cut = System.nanoTime();
        await(second::mine);

        assertThat(System.nanoTime() - cut).isGreaterThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(first.certain()).isFalse();
        relay.mend();
        await(() -> waitsFor("controller-2", first));
        assertThat(first.mine()).isFalse();
        assertThat(second.certain()).isTrue();
      }
    }
  }

  private static boolean waitsFor(String other, LeaseSteering steering) {
    return steering.obstacle().filter(o -> o.contains(other + " leads")).isPresent();
  }

  @Test
  void whereTheApiServerIsAwayItSteersOnButIsNotCertain() throws Exception {
    try (Cluster one = cluster();
        LeaseSteering steering = new LeaseSteering(one, "controller-1")) {
      await(steering::certain);

      server.close();

      await(() -> !steering.certain());
      assertThat(steering.mine()).isTrue();
      assertThat(steering.obstacle()).isEmpty();
      assertThat(steering.trouble())
          .hasValueSatisfying(t -> assertThat(t).contains("does not answer"));
    }
  }

  private static void await(BooleanSupplier wished) throws InterruptedException {
    for (int i = 0; i < 300 && !wished.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(wished.getAsBoolean()).isTrue();
  }
}
