package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuorumTest {

  private static final long CREATED = 1_770_000_000_000L;

  @Test
  void aRunWaitsForAllOfItsWorkers() {
    Quorum quorum = quorum(Map.of());
    assertThat(quorum.met(2, CREATED)).isFalse();
    assertThat(quorum.met(3, CREATED)).isTrue();
    assertThat(quorum.met(2, CREATED + 10_001)).isFalse();
  }

  @Test
  void fewerAreEnoughOnceItIsLate() {
    Quorum quorum = quorum(Map.of("minWorkers", 2));
    assertThat(quorum.met(2, CREATED + 10_000)).isFalse();
    assertThat(quorum.met(1, CREATED + 10_001)).isFalse();
    assertThat(quorum.met(2, CREATED + 10_001)).isTrue();
  }

  @Test
  void aRunThatScalesByItselfWaitsToBeTold() {
    Quorum quorum = quorum(Map.of("autoscale", true));
    assertThat(quorum.met(3, CREATED)).isFalse();
    quorum.require(5);
    assertThat(quorum.met(4, CREATED)).isFalse();
    assertThat(quorum.met(5, CREATED)).isTrue();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(quorum(Map.of()).shortfall(1, "worker-2 is starting."))
        .isEqualTo("Only 1 of 3 workers were ready after 10 s. worker-2 is starting.");
  }

  private static Quorum quorum(Map<String, ?> request) {
    Plan plan = Plan.of(new Source.OnClassPath("Checkout"), 7, Limits.DEFAULT);
    return new Quorum(new Spec("a-run", RunRequests.of(request), plan, 3, 10, CREATED), CREATED);
  }
}
