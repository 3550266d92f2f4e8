package io.broadside.controller.conductor.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdlenessTest {

  private final Idleness idleness = new Idleness(900, 0);

  @Test
  void whoeverIsStillThereIsLetGoAgainSoon() {
    assertThat(over(3, 1)).isFalse();
    assertThat(over(3, 901)).isFalse();
    assertThat(over(3, 902)).isTrue();
    assertThat(over(3, 903)).isFalse();
    assertThat(over(3, 933)).isTrue();
    assertThat(over(0, 934)).isFalse();
    assertThat(over(0, 3_000)).isFalse();
  }

  @Test
  void whoeverScalesIsAboutToBegin() {
    assertThat(over(3, 1)).isFalse();
    assertThat(over(5, 900)).isFalse();
    assertThat(over(5, 1_800)).isFalse();
    assertThat(over(5, 1_801)).isTrue();
  }

  @Test
  void whatRunsIsNotIdle() {
    assertThat(over(3, 1)).isFalse();
    idleness.busy(TimeUnit.SECONDS.toNanos(800));
    assertThat(over(3, 1_700)).isFalse();
    assertThat(over(3, 1_701)).isTrue();
  }

  @Test
  void itMayGoOnForEver() {
    Idleness endless = new Idleness(0, 0);
    assertThat(endless.ends()).isFalse();
    assertThat(endless.over(3, 1)).isFalse();
    assertThat(endless.over(3, Long.MAX_VALUE)).isFalse();
  }

  private boolean over(int wanted, long second) {
    return idleness.over(wanted, TimeUnit.SECONDS.toNanos(second));
  }
}
