package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UserStartTest {

  private static final long DUE = TimeUnit.SECONDS.toNanos(10);
  private static final long LATEST = DUE + UserStart.MOST_LATE_NANOS;

  private final PlannedUser user = new PlannedUser(7, DUE);

  @Test
  void isStartedOnceAndUpToTwoSecondsLate() {
    assertThat(user.begin(LATEST + 1)).isFalse();
    assertThat(user.isStarted()).isFalse();
    assertThat(user.begin(LATEST)).isTrue();
    assertThat(user.begin(LATEST)).isFalse();
    assertThat(user.isStarted()).isTrue();
  }

  @Test
  void isNotStartedOnceItWasGivenUp() {
    user.giveUp();
    user.giveUp();
    assertThat(user.begin(DUE)).isFalse();
    assertThat(user.isGivenUp()).isTrue();
    assertThat(user.givenUp).containsExactly(7L);
  }

  @Test
  void isNotGivenUpOnceItWasStarted() {
    user.begin(DUE);
    user.giveUp();
    assertThat(user.isGivenUp()).isFalse();
    assertThat(user.givenUp).isEmpty();
  }

  @Test
  void hasSentOnceItsThreadWasFreeAfterItsFirstAction() {
    assertThat(user.hasSent()).isFalse();
    user.free(Long.MAX_VALUE);
    assertThat(user.hasSent()).as("its first action has not returned").isFalse();
    user.begun(DUE);
    user.free(DUE + UserStart.SENT_NANOS - 1);
    assertThat(user.hasSent()).isFalse();
    user.free(DUE + UserStart.SENT_NANOS);
    assertThat(user.hasSent()).isTrue();
  }
}
