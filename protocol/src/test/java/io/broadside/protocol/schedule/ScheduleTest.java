package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Plan PLAN = new Plan(null, "shop.Checkout", Map.of(), 1, Limits.DEFAULT, 0);

  @Test
  void keepsItsOwnCopyOfTheEpochs() {
    List<Epoch> epochs = new ArrayList<>(List.of(epoch(0, 0)));
    Schedule schedule = schedule(epochs, null, 1);
    epochs.clear();
    assertThat(schedule.epochs()).hasSize(1);
  }

  @Test
  void takesEpochsThatBeginInTheSameSecond() {
    assertThat(schedule(List.of(epoch(0, 5), epoch(1, 5)), epoch(2, 9), 1).epochs()).hasSize(2);
  }

  @Test
  void refusesEpochsWithAGap() {
    assertThatThrownBy(() -> schedule(List.of(epoch(0, 0), epoch(2, 5)), null, 1))
        .hasMessage("epoch 2 is out of order");
  }

  @Test
  void refusesEpochsThatGoBackInTime() {
    assertThatThrownBy(() -> schedule(List.of(epoch(0, 5), epoch(1, 4)), null, 1))
        .hasMessage("epoch 1 is out of order");
  }

  @Test
  void refusesAProposalThatIsNotTheNext() {
    assertThatThrownBy(() -> schedule(List.of(epoch(0, 0)), epoch(2, 5), 1))
        .hasMessage("the proposal must be epoch 1, not 2");
  }

  @Test
  void refusesALeaseThatHasEndedAlready() {
    assertThatThrownBy(() -> schedule(List.of(), null, 0))
        .hasMessage("leaseMillis must be positive: 0");
  }

  private static Epoch epoch(int index, long second) {
    return new Epoch(index, second, List.of("a"), Map.of());
  }

  private static Schedule schedule(List<Epoch> epochs, @Nullable Epoch proposal, long lease) {
    return new Schedule("run", 1, PLAN, null, 0, epochs, proposal, Map.of(), lease, false, false);
  }
}
