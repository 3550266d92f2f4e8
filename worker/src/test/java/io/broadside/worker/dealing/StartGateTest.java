package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartGateTest {

  private final StartGate gate = new StartGate();

  @Test
  void letsEverybodyPassAtFirst() {
    assertThat(gate.admits(Long.MAX_VALUE - 1)).isTrue();
  }

  @Test
  void letsNobodyPassWhoIsDueAfterTheEndOfALease() {
    gate.closeFrom(100);
    assertThat(gate.admits(99)).isTrue();
    assertThat(gate.admits(100)).isFalse();
    gate.closeFrom(200);
    assertThat(gate.admits(199)).as("the lease goes on").isTrue();
  }

  @Test
  void letsNobodyPassOnceItIsClosed() {
    gate.close();
    gate.closeFrom(200);
    assertThat(gate.admits(0)).isFalse();
  }
}
