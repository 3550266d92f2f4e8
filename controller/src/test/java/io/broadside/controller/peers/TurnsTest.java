package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();

  private List<Turns.Turn> all(long nowNanos) {
    List<Turns.Turn> all = new ArrayList<>();
    while (turns.free(nowNanos)) {
      all.add(turns.take(nowNanos));
    }
    return all;
  }

  @Test
  void letsSoManyWaitAndTheNextAfterAnAnswer() {
    List<Turns.Turn> all = all(0);
    assertThat(all).hasSize(Turns.MOST);

    all.getFirst().end();
    all.getFirst().end();
    assertThat(all(1)).hasSize(1);
  }

  @Test
  void countsNobodyWhoWaitsLong() {
    List<Turns.Turn> silent = all(0);
    assertThat(turns.free(Turns.LONG_NANOS - 1)).isFalse();
    assertThat(all(Turns.LONG_NANOS)).hasSize(Turns.MOST);

    silent.forEach(Turns.Turn::end);
    assertThat(turns.free(Turns.LONG_NANOS + 1)).isFalse();
  }
}
