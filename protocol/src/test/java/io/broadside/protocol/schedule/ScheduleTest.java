package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Plan PLAN =
      Plan.of(new Source.OnClassPath("shop.Checkout"), 1, Limits.DEFAULT);
  private static final Slots SLOTS = Slots.range(0, 64);
  private static final Grant GRANT = Grant.of(Kind.USERS, SLOTS, Border.START);

  @Test
  void keepsItsOwnCopiesOfWhatItSays() {
    Map<String, Long> starts = new HashMap<>(Map.of("after", 60L));
    Map<String, Long> rounds = new HashMap<>(Map.of("load", 2L));
    Schedule schedule =
        new Schedule(
            "run", "a", 1, null, null, 0, 1, null, starts, rounds, new Lease(0, 1), false, false);
    starts.clear();
    rounds.clear();
    assertThat(schedule.starts()).containsOnlyKeys("after");
    assertThat(schedule.rounds()).containsOnlyKeys("load");
  }

  @Test
  void anAssignmentKeepsItsOwnCopies() {
    Map<Kind, Slots> slots = new EnumMap<>(Map.of(Kind.USERS, SLOTS));
    List<Grant> grants = new ArrayList<>(List.of(GRANT));
    Assignment assignment = new Assignment(slots, grants, Border.START, false);
    slots.clear();
    grants.clear();
    assertThat(assignment.of(Kind.USERS)).isEqualTo(SLOTS);
    assertThat(assignment.grants()).containsExactly(GRANT);
  }

  @Test
  void anAssignmentHasNoneOfAKindThatItDoesNotName() {
    assertThat(new Assignment(Map.of(Kind.USERS, SLOTS), List.of(), Border.START, false))
        .returns(Slots.NONE, a -> a.of(Kind.ARRIVALS));
    assertThat(Assignment.NONE.of(Kind.REQUESTS)).isEqualTo(Slots.NONE);
  }

  @Test
  void aGrantAndAClaimKeepTheirOwnCopies() {
    Map<String, Long> rounds = new HashMap<>(Map.of("load", 2L));
    Grant grant = new Grant(Kind.USERS, SLOTS, Border.START, rounds);
    List<Tenure> tenures = new ArrayList<>(List.of(tenure()));
    Claim claim = new Claim("run", PLAN, null, 0, 1, tenures, rounds, false);
    rounds.clear();
    tenures.clear();
    assertThat(grant.rounds()).containsOnlyKeys("load");
    assertThat(claim.starts()).containsOnlyKeys("load");
    assertThat(claim.tenures()).containsExactly(tenure());
  }

  @Test
  void aTenureIsOpenUntilABorder() {
    Border end = new Border(5, Map.of("load", 50L));
    assertThat(tenure().open()).isTrue();
    assertThat(tenure().until(end))
        .isEqualTo(new Tenure(Kind.ARRIVALS, 3, SLOTS, Border.START, end))
        .returns(false, Tenure::open);
    assertThat(tenure().until(end).of(Slots.NONE))
        .isEqualTo(new Tenure(Kind.ARRIVALS, 3, Slots.NONE, Border.START, end));
  }

  private static Tenure tenure() {
    return new Tenure(Kind.ARRIVALS, 3, SLOTS, Border.START, null);
  }

  @Test
  void refusesALeaseOfNoLength() {
    assertThatThrownBy(() -> new Lease(1, 0)).hasMessage("a lease must last 1 ms or more, not 0");
  }

  @Test
  void thereAndBackTheTimeIsTheSame() {
    RunTime time = RunTime.IDENTITY;
    assertThat(time.runNanos(time.profileNanos(1_234_567_890L))).isEqualTo(1_234_567_890L);
    assertThat(time.runSecond(time.profileSecond(12))).isEqualTo(12);
  }
}
