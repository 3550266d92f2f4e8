package io.broadside.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.worker.gatling.GatlingSettings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WarmUpIT {

  /** What Java wants to have seen of a method before it compiles it. */
  private static final int CALLS = 200;

  private static final long POLL_MILLIS = 10;

  @BeforeAll
  static void loadSettings() {
    GatlingSettings.load();
  }

  @Test
  void sendsWhatJavaWantsToSeeHoweverLittleTimeItHas() throws InterruptedException {
    try (WarmUp warmUp = WarmUp.begin(Duration.ofMillis(1))) {
      awaitEnd(warmUp);
      assertThat(warmUp.answered()).isGreaterThan(CALLS);
    }
  }

  @Test
  void endsOnceItIsClosedHoweverMuchTimeItHas() throws InterruptedException {
    try (WarmUp warmUp = WarmUp.begin(Duration.ofHours(1))) {
      while (warmUp.answered() == 0 && !warmUp.isOver()) {
        Thread.sleep(POLL_MILLIS);
      }
      warmUp.closeIn(Duration.ZERO);
      awaitEnd(warmUp);
    }
  }

  @Test
  void doesNothingWithoutTime() throws InterruptedException {
    try (WarmUp warmUp = WarmUp.begin(Duration.ZERO)) {
      awaitEnd(warmUp);
      assertThat(warmUp.answered()).isZero();
    }
  }

  private static void awaitEnd(WarmUp warmUp) throws InterruptedException {
    while (!warmUp.isOver()) {
      Thread.sleep(POLL_MILLIS);
    }
    warmUp.awaitLast(); // throws where it broke down
  }
}
