package io.broadside.worker.dealing;

import static io.broadside.worker.dealing.Assignments.border;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrdersTest {

  private static final Plan PLAN =
      Plan.of(new Source.OnClassPath("shop.Checkout"), 1, new Limits(1, 1, 1));
  private static final Slots LOWER = Slots.range(0, 32);

  private long nowMillis = 1_000_000;
  private final Orders orders =
      new Orders("worker-1", "worker-1-0a", () -> TimeUnit.MILLISECONDS.toNanos(nowMillis));

  @Test
  void isIdleUntilItIsGivenARun() throws Exception {
    assertThat(orders.run()).isEmpty();
    assertThat(orders.holdings()).isEmpty();
    assertThat(orders.claim()).isEmpty();
    assertThat(orders.leaseMillis()).isZero();
    assertThat(orders.forgotten()).isFalse();
    orders.take(first(5).plan(null).build());
    assertThat(orders.run()).as("it was not told what to run").isEmpty();
    orders.take(first(5).release().build());
    assertThat(orders.run()).as("the run was over").isEmpty();
    orders.take(first(5).build());
    assertThat(orders.run()).contains("run-1");
    assertThat(orders.plan()).contains(PLAN);
    assertThat(orders.term()).isEqualTo(5);
  }

  @Test
  void refusesWhatIsForAnotherInstance() throws Exception {
    assertThatThrownBy(() -> orders.take(first(1).instance("worker-1-09").build()))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Worker worker-1 is instance worker-1-0a now; the schedule is for worker-1-09.");
    assertThat(orders.run()).isEmpty();
  }

  @Test
  void refusesAnotherRun() throws Exception {
    orders.take(first(1).build());
    assertThatThrownBy(() -> orders.take(first(2).run("run-2").stop().build()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Worker worker-1 is busy with run run-1 and cannot take run run-2.");
    assertThat(orders.stop()).isFalse();
    assertThat(orders.term()).isEqualTo(1);
  }

  @Test
  void refusesAControllerThatHasBeenReplaced() throws Exception {
    orders.take(first(4).build());
    assertThatThrownBy(() -> orders.take(first(3).stop().build()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Worker worker-1 follows a newer controller (term 4); this one's is 3.");
    assertThat(orders.stop()).isFalse();
    orders.take(first(9).build());
    assertThat(orders.term()).isEqualTo(9);
  }

  @Test
  void changesNothingByAMessageThatWasOvertakenOrRepeated() throws Exception {
    Schedule older = first(1).assignment(1, granted(LOWER)).build();
    orders.take(first(1).assignment(2, granted(Slots.range(0, 64))).build());
    Claim before = orders.claim().orElseThrow();
    orders.take(older);
    orders.take(first(1).assignment(2, granted(LOWER)).build());
    assertThat(orders.claim()).contains(before);
    assertThat(before.version()).isEqualTo(2);
  }

  @Test
  void takesTheStartOnce() throws Exception {
    orders.take(first(1).build());
    assertThat(orders.startMillis()).isEmpty();
    orders.take(first(1).start(7_000L, -3).build());
    orders.take(first(1).start(9_000L, 5).build());
    orders.take(first(1).build());
    assertThat(orders.startMillis()).contains(7_000L);
    assertThat(orders.clockOffsetNanos()).isEqualTo(-3);
  }

  @Test
  void stopsForGood() throws Exception {
    orders.take(first(1).build());
    orders.take(first(1).stop().build());
    orders.take(first(1).assignment(2, granted(LOWER)).build());
    assertThat(orders.stop()).isTrue();
    assertThat(orders.holdings().orElseThrow().version()).as("it takes no slots").isZero();
  }

  @Test
  void doesNotStopARunThatItWasNotGiven() throws Exception {
    orders.take(first(1).plan(null).stop().build());
    orders.take(first(1).stop().build());
    assertThat(orders.stop()).isFalse();
  }

  @Test
  void countsALeaseFromTheReadingOfItsOwnClockThatTheControllerHad() throws Exception {
    orders.take(first(1).lease(nowMillis - 400, 1_000).build());
    assertThat(orders.leaseMillis()).isEqualTo(600);
    nowMillis += 100;
    orders.take(first(1).lease(nowMillis - 800, 1_000).build());
    assertThat(orders.leaseMillis()).as("an older one does not shorten it").isEqualTo(500);
    orders.take(first(1).lease(nowMillis, 1_000).build());
    assertThat(orders.leaseMillis()).isEqualTo(1_000);
    assertThat(orders.leaseEndNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(nowMillis + 1_000));
  }

  @Test
  void neverGoesOnForLongerThanALeaseFromNow() throws Exception {
    orders.take(first(1).lease(nowMillis + 500_000, 1_000).build());
    assertThat(orders.leaseMillis()).isEqualTo(1_000);
  }

  /** It may have waited for long in the socket of a process that was stopped. */
  @Test
  void takesNothingOfAMessageThatIsOlderThanItsOwnLease() throws Exception {
    orders.take(first(1).lease(nowMillis - 1_000, 1_000).assignment(1, granted(LOWER)).build());
    assertThat(orders.run()).isEmpty();
    orders.take(first(1).start(nowMillis, 0).build());
    orders.take(first(1).lease(nowMillis - 2_000, 2_000).assignment(1, granted(LOWER)).build());
    assertThat(orders.holdings().orElseThrow().version()).isZero();
  }

  @Test
  void isOverWithItsLeaseWhateverComesThen() throws Exception {
    orders.take(first(1).start(nowMillis, 0).lease(nowMillis, 1_000).build());
    nowMillis += 999;
    assertThat(orders.leaseOver()).isFalse();
    nowMillis += 1;
    orders.take(first(1).assignment(1, granted(LOWER)).build());
    assertThat(orders.leaseOver()).isTrue();
    assertThat(orders.leaseMillis()).isZero();
    assertThat(orders.holdings().orElseThrow().version()).isZero();
    orders.take(first(1).stop().release().build());
    assertThat(orders.stop()).as("what ends it is taken all the same").isTrue();
    assertThat(orders.release()).isTrue();
  }

  /** It looks at its clock seldom; what comes first must not revive it. */
  @Test
  void isOverWithALeaseWhoseEndNobodyHasNoticed() throws Exception {
    orders.take(first(1).start(nowMillis, 0).lease(nowMillis, 1_000).build());
    nowMillis += 5_000;
    orders.take(first(1).lease(nowMillis, 1_000).build());
    assertThat(orders.leaseOver()).isTrue();
  }

  @Test
  void isGivenANewLeaseAsLongAsTheRunHasNoStart() throws Exception {
    orders.take(first(1).lease(nowMillis, 1_000).build());
    nowMillis += 5_000;
    assertThat(orders.leaseMillis()).isZero();
    orders.take(first(1).lease(nowMillis, 1_000).build());
    assertThat(orders.leaseOver()).isFalse();
    assertThat(orders.leaseMillis()).isEqualTo(1_000);
  }

  @Test
  void isForgottenOnceItsLeaseHasBeenOverForAsLongAsItLasted() throws Exception {
    orders.take(first(1).lease(nowMillis, 1_000).build());
    nowMillis += 2_000;
    assertThat(orders.forgotten()).isFalse();
    nowMillis += 1;
    assertThat(orders.forgotten()).isTrue();
  }

  @Test
  void claimsWhatItOwnsAndKnows() throws Exception {
    orders.take(first(1).start(7_000L, -3).assignment(2, granted(LOWER)).after(60).build());
    assertThat(orders.claim())
        .contains(
            new Claim(
                "run-1",
                PLAN,
                7_000L,
                -3,
                2,
                orders.holdings().orElseThrow().tenures(),
                Map.of("after", 60L),
                false));
  }

  private static Assignment granted(Slots slots) {
    return Assignments.granted(Kind.ARRIVALS, slots, border(0, 0));
  }

  private Message first(long term) {
    return new Message(term, nowMillis);
  }

  /** A schedule of a minute's lease, but for what a test wants otherwise. */
  private static final class Message {

    private final long term;
    private String run = "run-1";
    private String instance = "worker-1-0a";
    private @Nullable Plan plan = PLAN;
    private @Nullable Long start;
    private long offset;
    private long version;
    private @Nullable Assignment assignment;
    private Map<String, Long> starts = Map.of();
    private Lease lease;
    private boolean stop;
    private boolean release;

    Message(long term, long nowMillis) {
      this.term = term;
      this.lease = new Lease(TimeUnit.MILLISECONDS.toNanos(nowMillis), 60_000);
    }

    Message run(String other) {
      run = other;
      return this;
    }

    Message instance(String other) {
      instance = other;
      return this;
    }

    Message plan(@Nullable Plan other) {
      plan = other;
      return this;
    }

    Message start(long millis, long clockOffset) {
      start = millis;
      offset = clockOffset;
      return this;
    }

    Message assignment(long newVersion, Assignment news) {
      version = newVersion;
      assignment = news;
      return this;
    }

    Message after(long second) {
      starts = Map.of("after", second);
      return this;
    }

    Message lease(long heardMillis, long millis) {
      lease = new Lease(TimeUnit.MILLISECONDS.toNanos(heardMillis), millis);
      return this;
    }

    Message stop() {
      stop = true;
      return this;
    }

    Message release() {
      release = true;
      return this;
    }

    Schedule build() {
      return new Schedule(
          run,
          instance,
          term,
          plan,
          start,
          offset,
          version,
          assignment,
          starts,
          Map.of(),
          lease,
          stop,
          release);
    }
  }
}
