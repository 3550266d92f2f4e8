package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartLogTest {

  private final StartLog log = new StartLog();

  @Test
  void reachesAsFarAsWasDealtWhereEverybodyHasStarted() {
    log.add(user(3, 10));
    assertThat(log.startedThrough(5, 100)).isEqualTo(5);
  }

  @Test
  void stopsAtAUserThatHasNotStarted() {
    log.add(user(1, 10));
    log.add(new Planned(4, 10));
    log.add(user(7, 20));
    assertThat(log.startedThrough(10, 100)).isEqualTo(4);
  }

  @Test
  void countsFromTheActualStartOfAUserThatStartedLate() {
    log.add(user(4, 70));
    assertThat(log.startedThrough(10, 50)).isEqualTo(4);
    assertThat(log.startedThrough(10, 70)).isEqualTo(10);
  }

  private static UserStart user(long ordinal, long startedNanos) {
    Planned user = new Planned(ordinal, 0);
    user.markStarted(startedNanos);
    return user;
  }

  private static final class Planned extends UserStart {
    Planned(long ordinal, long dueNanos) {
      super(ordinal, dueNanos);
    }
  }
}
