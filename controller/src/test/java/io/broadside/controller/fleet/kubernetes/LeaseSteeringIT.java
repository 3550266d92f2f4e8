package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaseSteeringIT {

  private final MockApi server = MockApi.started();

  @AfterEach
  void end() {
    server.close();
  }

  private Cluster cluster() {
    return new Cluster(server.client(), "broadside");
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
      await(() -> second.obstacle().filter(o -> o.contains("controller-1 steers")).isPresent());
      assertThat(second.mine()).isFalse();
      return second;
    }
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
