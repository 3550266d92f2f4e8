package io.broadside.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CapacityTest {

  private static Capacity after(double load, double cpu, double lateness) {
    Capacity capacity = new Capacity(100);
    for (int s = 0; s < 60; s++) {
      capacity.learn(load, cpu, lateness);
    }
    return capacity;
  }

  @Test
  void itGrowsWhereWorkersHaveTimeAndShrinksWhereTheyHaveNone() {
    assertThat(after(100, 0.35, 1).perWorker()).isCloseTo(200, within(1.0));
    assertThat(after(100, 0.9, 1).perWorker()).isCloseTo(78, within(1.0));
  }

  @Test
  void whoStartsUsersLateHasTooManyOfThem() {
    assertThat(after(100, 0.35, 6).perWorker()).isCloseTo(80, within(1.0));
  }

  @Test
  void idleWorkersTeachNothingAndNothingIsLearntBeyondReason() {
    assertThat(after(100, 0.2, 0).perWorker()).isEqualTo(100);
    assertThat(after(0, 0.5, 0).perWorker()).isEqualTo(100);
    assertThat(after(5_000, 0.5, 0).perWorker()).isCloseTo(400, within(1.0));
  }

  @Test
  void oneWorkerIsTheLeast() {
    assertThat(new Capacity(100).workersFor(0)).isEqualTo(1);
    assertThat(new Capacity(100).workersFor(101)).isEqualTo(2);
    assertThatThrownBy(() -> new Capacity(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
