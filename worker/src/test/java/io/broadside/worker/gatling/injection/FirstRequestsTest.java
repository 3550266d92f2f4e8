package io.broadside.worker.gatling.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FirstRequestsTest {

  private final FirstRequests first = new FirstRequests();

  @Test
  void tellsUsersOfOneScenarioApart() {
    String one = first.started("shop", 5_400_000);
    String two = first.started("shop", 7_600_000);
    assertThat(one).isEqualTo(two).isEqualTo("shop");
    assertThat(first.answered(two)).isEqualTo(8);
    assertThat(first.answered(two)).as("its second request").isNull();
    assertThat(first.answered(one)).isEqualTo(5);
    assertThat(first.waiting()).isZero();
  }

  @Test
  void forgetsUsersThatEndWithoutAnAnswer() {
    first.ended(first.started("shop", 1));
    assertThat(first.waiting()).isZero();
  }

  @Test
  void knowsNobodyOnAnotherThread() {
    String user = first.started("shop", 0);
    assertThat(CompletableFuture.supplyAsync(() -> first.answered(user) == null).join()).isTrue();
    assertThat(first.answered(user)).isZero();
  }
}
