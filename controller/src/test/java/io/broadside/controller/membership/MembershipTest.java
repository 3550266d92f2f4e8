package io.broadside.controller.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.membership.Membership.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private final Membership membership = new Membership(List.of("a", "b"));

  private Change step(double now, Set<String> willing, Set<String> alive, Set<String> silent) {
    return step(now, new Crew(new TreeSet<>(willing), alive, silent, Set.of()));
  }

  private Change step(double now, Crew crew) {
    return membership.step(now, crew, 7, s -> Map.of("p", s * 10));
  }

  @Test
  void aNewcomerCountsOnceAllHaveAcknowledged() {
    Set<String> all = Set.of("a", "b", "c");
    assertThat(step(10.2, all, all, Set.of())).isEqualTo(Change.PROPOSED);
    assertThat(membership.proposal().orElseThrow().fromSecond()).isEqualTo(14);
    membership.acknowledged("a", 7, 1);
    membership.acknowledged("b", 7, 1);
    assertThat(step(10.3, all, all, Set.of())).isEqualTo(Change.NONE);
    membership.acknowledged("c", 7, 1);
    assertThat(step(10.4, all, all, Set.of())).isEqualTo(Change.CONFIRMED);
    assertThat(membership.latest().members()).containsExactly("a", "b", "c");
    assertThat(membership.latest().firstOrdinal("p")).isEqualTo(140);
  }

  @Test
  void anAcknowledgementOfAnEarlierScheduleDoesNotCount() {
    Set<String> all = Set.of("a");
    step(1, all, Set.of("a", "b"), Set.of());
    membership.acknowledged("a", 6, 1);
    membership.acknowledged("b", 6, 1);
    assertThat(step(1.1, all, Set.of("a", "b"), Set.of())).isEqualTo(Change.NONE);
  }

  @Test
  void aProposalThatNobodyAnswersIsWithdrawnInTime() {
    Set<String> all = Set.of("a", "b", "c");
    step(10, all, all, Set.of());
    assertThat(step(10.8, all, all, Set.of())).isEqualTo(Change.WITHDRAWN);
    assertThat(membership.epochs()).hasSize(1);
  }

  @Test
  void nothingChangesWhileSomebodyWhoMayBeAtWorkCannotBeReached() {
    assertThat(step(10, Set.of("a"), Set.of("a", "b"), Set.of("b"))).isEqualTo(Change.NONE);
    assertThat(step(10, Set.of("a"), Set.of("a"), Set.of())).isEqualTo(Change.PROPOSED);
  }

  @Test
  void theDeadNeedNotAcknowledge() {
    step(10, Set.of("a"), Set.of("a"), Set.of());
    membership.acknowledged("a", 7, 1);
    assertThat(step(10.1, Set.of("a"), Set.of("a"), Set.of())).isEqualTo(Change.CONFIRMED);
  }

  @Test
  void aLeaverKeepsItsPartOfTheThrottlesUntilItsUsersHaveEnded() {
    Set<String> both = Set.of("a", "b");
    Crew leaving = new Crew(new TreeSet<>(Set.of("a")), both, Set.of(), Set.of("b"));
    assertThat(step(10, leaving)).isEqualTo(Change.PROPOSED);
    membership.acknowledged("a", 7, 1);
    assertThat(step(10.1, leaving)).as("it has to agree, too").isEqualTo(Change.NONE);
    membership.acknowledged("b", 7, 1);
    assertThat(step(10.2, leaving)).isEqualTo(Change.CONFIRMED);
    assertThat(membership.latest().members()).containsExactly("a");
    assertThat(membership.latest().draining()).containsExactly("b");
    assertThat(step(20, leaving)).isEqualTo(Change.NONE);
    assertThat(step(21, Set.of("a"), Set.of("a"), Set.of())).isEqualTo(Change.PROPOSED);
    membership.acknowledged("a", 7, 2);
    assertThat(step(21.1, Set.of("a"), Set.of("a"), Set.of())).isEqualTo(Change.CONFIRMED);
    assertThat(membership.latest().draining()).isEmpty();
  }
}
