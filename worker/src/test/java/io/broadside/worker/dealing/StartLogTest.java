package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Gap.Fate;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.wire.Json;
import io.broadside.worker.dealing.StartLog.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StartLogTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long LATE = UserStart.MOST_LATE_NANOS + 1;

  /** Every third ordinal is this worker's. */
  private final StartLog log = new StartLog(StartLogTest::thirds, 1);

  private static long thirds(long from, long to) {
    return LongStream.range(from, to).filter(k -> k % 3 == 0).count();
  }

  @Test
  void reachesAsFarAsWasDealtWhereEverybodyHasStarted() {
    log.add(new PlannedUser(3, 0).start(0));
    assertThat(log.report(5, SECOND, false)).isEqualTo(new Report(5, List.of()));
  }

  @Test
  void reachesToTheFirstThatHasNotStartedWhereNobodyBehindItHas() {
    log.add(new PlannedUser(0, 0).start(0));
    log.add(new PlannedUser(3, SECOND));
    log.add(new PlannedUser(6, SECOND));
    assertThat(log.report(9, SECOND, false)).isEqualTo(new Report(3, List.of()));
  }

  @Test
  void doesNotReachBeyondOneThatMayNotHaveSentYet() {
    PlannedUser user = new PlannedUser(3, 0);
    log.add(user);
    user.begin(0);
    assertThat(log.report(9, SECOND, false).through()).isEqualTo(3);
    user.begun(0);
    assertThat(log.report(9, SECOND, false).through()).isEqualTo(3);
    user.free(SECOND);
    assertThat(log.report(9, SECOND, false).through()).isEqualTo(9);
  }

  @Test
  void reachesBeyondAllThatHaveStartedOnceAllHaveEnded() {
    PlannedUser user = new PlannedUser(3, 0);
    log.add(user);
    user.begin(0);
    assertThat(log.report(9, SECOND, true).through()).isEqualTo(9);
  }

  /** One that blocks its thread holds up others there, but nobody elsewhere. */
  @Test
  void namesThoseThatWaitAmongThoseThatHaveStarted() {
    log.add(new PlannedUser(0, 0));
    log.add(new PlannedUser(3, 0));
    log.add(new PlannedUser(6, 0).start(0));
    log.add(new PlannedUser(9, 0));
    log.add(new PlannedUser(12, 0).start(0));
    log.add(new PlannedUser(15, SECOND));
    assertThat(log.report(18, SECOND, false))
        .isEqualTo(
            new Report(15, List.of(new Gap(0, 4, Fate.PENDING), new Gap(9, 10, Fate.PENDING))));
  }

  @Test
  void doesNotReachBeyondWhatWasDealtWhoeverWaits() {
    log.add(new PlannedUser(0, 0).start(0));
    log.add(new PlannedUser(15, SECOND));
    assertThat(log.report(9, SECOND, false).through()).isEqualTo(9);
  }

  @Test
  void givesUpThoseThatAreTooLate() {
    PlannedUser late = new PlannedUser(3, 0);
    log.add(late);
    log.add(new PlannedUser(6, SECOND));
    assertThat(log.report(9, LATE, false))
        .isEqualTo(new Report(6, List.of(new Gap(3, 4, Fate.MISSED))));
    assertThat(late.begin(0)).isFalse();
    assertThat(log.missedBelow()).isEqualTo(4);
  }

  @Test
  void goesOnToNameThoseThatItHasGivenUp() {
    log.add(new PlannedUser(3, 0));
    log.report(9, LATE, false);
    assertThat(log.report(99, 2 * LATE, true))
        .isEqualTo(new Report(99, List.of(new Gap(3, 4, Fate.MISSED))));
  }

  @Test
  void doesNotGiveUpOneThatHasStarted() {
    PlannedUser user = new PlannedUser(3, 0);
    log.add(user);
    user.begin(0);
    assertThat(log.report(9, LATE, false)).isEqualTo(new Report(3, List.of()));
    log.giveUp();
    assertThat(log.report(9, LATE, false)).isEqualTo(new Report(3, List.of()));
  }

  @Test
  void namesAllThatHaveNotStartedAsMissedOnceNobodyMayStart() {
    log.add(new PlannedUser(0, 0).start(0));
    log.add(new PlannedUser(3, 9 * SECOND));
    log.add(new PlannedUser(6, 9 * SECOND));
    log.giveUp();
    assertThat(log.report(9, SECOND, false))
        .isEqualTo(new Report(9, List.of(new Gap(3, 7, Fate.MISSED))));
  }

  @Test
  void joinsGapsBetweenWhichNothingIsItsOwn() {
    log.add(new PlannedUser(0, 0));
    log.add(new PlannedUser(3, 0));
    log.add(new PlannedUser(6, 0).start(0));
    log.add(new PlannedUser(9, 0));
    assertThat(log.report(12, LATE, false).gaps())
        .containsExactly(new Gap(0, 4, Fate.MISSED), new Gap(9, 10, Fate.MISSED));
  }

  /** What a late grant brings comes after users of higher ordinals. */
  @Test
  void takesUsersInAnyOrder() {
    log.add(new PlannedUser(9, 0).start(0));
    assertThat(log.report(12, SECOND, false).through()).isEqualTo(12);
    log.add(new PlannedUser(3, 0));
    log.add(new PlannedUser(0, 0).start(0));
    assertThat(log.report(12, SECOND, false))
        .isEqualTo(new Report(12, List.of(new Gap(3, 4, Fate.PENDING))));
    assertThat(log.report(12, LATE, false))
        .isEqualTo(new Report(12, List.of(new Gap(3, 4, Fate.MISSED))));
  }

  /** The lease ended before 9 was due, and 3 waited for its thread. */
  @Test
  void takesThoseThatAreMissedInAnyOrder() {
    PlannedUser early = new PlannedUser(3, 0);
    PlannedUser later = new PlannedUser(9, SECOND);
    log.add(early);
    log.add(new PlannedUser(6, 0).start(0));
    log.add(later);
    later.giveUp();
    assertThat(log.report(12, SECOND, false).gaps())
        .containsExactly(new Gap(3, 4, Fate.PENDING), new Gap(9, 10, Fate.MISSED));
    early.giveUp();
    assertThat(log.report(12, SECOND, false).gaps())
        .containsExactly(new Gap(3, 4, Fate.MISSED), new Gap(9, 10, Fate.MISSED));
    assertThat(log.missedBelow()).isEqualTo(10);
  }

  @Test
  void mergesTheOldestGapsWhereTheyAreTooMany() {
    missEverySecondOf(0, 2_000);
    Report report = log.report(6_000, LATE, false);
    assertThat(report.gaps()).hasSizeLessThanOrEqualTo(StartLog.MOST_GAPS);
    assertThat(report.gaps().getFirst()).returns(0L, Gap::from).returns(Fate.UNKNOWN, Gap::fate);
    assertThat(report.gaps().getLast()).isEqualTo(new Gap(5_994, 5_995, Fate.MISSED));
    assertThat(report.gaps().subList(1, report.gaps().size()))
        .allMatch(gap -> gap.fate() == Fate.MISSED)
        .isSortedAccordingTo(Comparator.comparingLong(Gap::from));
  }

  @Test
  void mergesTheOldestGapsInWhateverOrderTheyCame() {
    missEverySecondOf(1_000, 2_000);
    log.report(6_000, LATE, false);
    missEverySecondOf(0, 1_000);
    List<Gap> gaps = log.report(6_000, LATE, false).gaps();
    assertThat(gaps).hasSizeLessThanOrEqualTo(StartLog.MOST_GAPS);
    assertThat(gaps.getFirst()).returns(0L, Gap::from).returns(Fate.UNKNOWN, Gap::fate);
    assertThat(gaps.getLast()).isEqualTo(new Gap(5_994, 5_995, Fate.MISSED));
  }

  private void missEverySecondOf(long from, long to) {
    for (long user = from; user < to; user++) {
      PlannedUser start = new PlannedUser(3 * user, 0);
      log.add(user % 2 == 0 ? start : start.start(0));
    }
  }

  @Test
  void fitsIntoTwentyKilobytesHoweverManyPopulations() {
    for (int populations : List.of(1, 10)) {
      Map<String, Progress> progress = new HashMap<>();
      for (int p = 0; p < populations; p++) {
        StartLog one = new StartLog(StartLogTest::thirds, populations);
        for (long user = 3_000_000; user < 3_003_000; user++) {
          PlannedUser start = new PlannedUser(3 * user, 0);
          one.add(user % 2 == 0 ? start : start.start(0));
        }
        Report report = one.report(9_100_000, LATE, false);
        progress.put("p" + p, new Progress(report.through(), report.gaps(), 1, 1, false));
      }
      assertThat(Json.write(progress)).hasSizeBetween(10_000, 20_000);
    }
  }

  /**
   * Users start, wait or are given up in any order, while others are dealt: what a report says of
   * each of the worker's own ordinals is what became of it, but for the oldest gaps where they are
   * more than there is room for.
   */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void saysOfEachUserWhatBecameOfIt(@ForAll long seed) {
    Random random = new Random(seed);
    int room = 2 << random.nextInt(10);
    StartLog any = new StartLog(StartLogTest::thirds, Math.max(1, StartLog.MOST_GAPS / room));
    List<PlannedUser> users = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        PlannedUser user = new PlannedUser(3L * users.size(), 0);
        users.add(user);
        any.add(user);
      }
      for (PlannedUser user : users) {
        switch (random.nextInt(6)) {
          case 0 -> user.giveUp();
          case 1, 2 -> user.start(0);
          default -> {}
        }
      }
      Report report = any.report(3L * users.size(), 0, false);
      assertThat(report.gaps()).hasSizeLessThanOrEqualTo(room);
      for (int gap = 1; gap < report.gaps().size(); gap++) {
        assertThat(report.gaps().get(gap).from())
            .isGreaterThanOrEqualTo(report.gaps().get(gap - 1).to());
      }
      for (PlannedUser user : users) {
        assertThat(fate(report, user.ordinal())).isIn(fate(user, report.through()), "UNKNOWN");
      }
    }
  }

  private static String fate(Report report, long ordinal) {
    return report.gaps().stream()
        .filter(gap -> gap.from() <= ordinal && ordinal < gap.to())
        .map(gap -> gap.fate().name())
        .findFirst()
        .orElse(ordinal < report.through() ? "STARTED" : "OPEN");
  }

  private static String fate(PlannedUser user, long through) {
    if (user.isGivenUp()) {
      return "MISSED";
    }
    return user.isStarted() ? "STARTED" : user.ordinal() < through ? "PENDING" : "OPEN";
  }
}
