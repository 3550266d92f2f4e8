package io.broadside.controller.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Said;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Gap.Fate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ten users a second for ten seconds; the even ones are in one half of the slots. */
class LedgerTest {

  private static final int SLOTS = 64;
  private static final Slots ALL = Slots.range(0, SLOTS);
  private static final Slots EVEN = Slots.range(0, 32);
  private static final Slots ODD = Slots.range(32, 64);

  private final Ledger ledger = ledger(null, population("p"));

  private static Population population(String name, String... after) {
    return new Population(name, Model.OPEN, true, Set.of(after), Collections.nCopies(10, 10));
  }

  private static Ledger ledger(@Nullable Long maxDuration, Population... populations) {
    return new Ledger(
        new Outline("Sim", "d", maxDuration, List.of(populations), List.of(), false, List.of()),
        SLOTS,
        RunTime.IDENTITY);
  }

  private static Tenure from(long ordinal, long version, Slots slots) {
    return new Tenure(Kind.ARRIVALS, version, slots, border(ordinal), null);
  }

  private static Border border(long ordinal) {
    return new Border(ordinal / 10, Map.of("p", ordinal));
  }

  private void reported(String instance, long version, long through, Gap... gaps) {
    ledger.reported(Said.by(instance).version(version, null).through("p", through, gaps).status());
  }

  private void ended(String instance, long firstAfter) {
    ledger.ended(instance, Map.of("p", firstAfter));
  }

  @Test
  void whatNobodyHasReportedIsPending() {
    ledger.granted("a", from(0, 1, EVEN));
    ledger.granted("b", from(0, 1, ODD));
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 0, 0, 0));
    reported("a", 1, 6);
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 3, 0, 0));
    assertThat(ledger.second(0).settled()).isFalse();
  }

  @Test
  void whatNobodyHadIsMissedOnceItCanBeGrantedToNobodyAnyMore() {
    ledger.granted("a", from(0, 1, EVEN));
    reported("a", 1, 100);
    assertThat(ledger.second(1)).isEqualTo(new Account(10, 5, 0, 0));
    ledger.passed(1);
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 5, 5, 0));
    assertThat(ledger.second(1)).isEqualTo(new Account(10, 5, 0, 0));
    ledger.granted("b", from(15, 1, ODD));
    reported("b", 1, 100);
    assertThat(ledger.second(1)).isEqualTo(new Account(10, 8, 2, 0));
  }

  @Test
  void whatAReportLeavesOutIsWhatItSays() {
    ledger.granted("a", from(0, 1, ALL));
    reported(
        "a",
        1,
        10,
        new Gap(1, 2, Fate.MISSED),
        new Gap(3, 5, Fate.UNKNOWN),
        new Gap(7, 8, Fate.PENDING));
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 6, 1, 2));
    ended("a", 10);
    assertThat(ledger.second(0)).as("nobody will say").isEqualTo(new Account(10, 6, 1, 3));
  }

  /** A gap names a range; only what is its own is meant. */
  @Test
  void aGapCountsOnlyWhatIsOnesOwn() {
    ledger.granted("a", from(0, 1, EVEN));
    ledger.granted("b", from(0, 1, ODD));
    reported("a", 1, 10, new Gap(2, 9, Fate.MISSED));
    reported("b", 1, 10);
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 6, 4, 0));
  }

  @Test
  void aReportSaysNothingOfSlotsThatCameLater() {
    ledger.granted("a", from(0, 1, EVEN));
    ledger.granted("a", from(0, 2, ODD));
    reported("a", 1, 10);
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 5, 0, 0));
    reported("a", 2, 10);
    assertThat(ledger.second(0)).isEqualTo(new Account(10, 10, 0, 0));
  }

  @Test
  void aDeadWorkersArrivalsAreUnknownUntilItsDeathAndMissedUntilTheNextOwner() {
    ledger.granted("a", from(0, 1, EVEN));
    ledger.granted("b", from(0, 1, ODD));
    reported("a", 1, 100);
    reported("b", 1, 20);
    ended("b", 26);
    ledger.granted("a", from(50, 2, ODD));
    reported("a", 2, 100);
    assertThat(ledger.second(2)).isEqualTo(new Account(10, 5, 2, 3));
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 5, 5, 0));
    assertThat(ledger.second(5)).isEqualTo(new Account(10, 10, 0, 0));
  }

  @Test
  void whoeverSaidThatItStartsNobodyAnyMoreLeftNothingUnknown() {
    ledger.granted("a", from(0, 1, ALL));
    reported("a", 1, 34);
    ledger.ended("a", Map.of());
    assertThat(ledger.second(3)).isEqualTo(new Account(10, 4, 6, 0));
  }

  @Test
  void whatATakerTookTooLateIsMissed() {
    ledger.granted("a", from(0, 1, ALL));
    ledger.granted("b", from(20, 1, ODD));
    ledger.took("b", 1, border(26));
    reported("a", 1, 100);
    reported("b", 1, 100);
    assertThat(ledger.second(2)).isEqualTo(new Account(10, 7, 3, 0));
    assertThat(ledger.second(3)).isEqualTo(new Account(10, 10, 0, 0));
  }

  @Test
  void whatWasReleasedAndNotGrantedInTimeIsMissed() {
    ledger.granted("a", from(0, 1, ALL));
    reported("a", 1, 100);
    ledger.released("a", ODD, border(40));
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 5, 0, 0));
    ledger.granted("b", from(46, 1, ODD));
    reported("b", 1, 100);
    assertThat(ledger.second(3)).isEqualTo(new Account(10, 10, 0, 0));
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 7, 3, 0));
  }

  @Test
  void whatWasDueAfterAStopIsNotPlannedAnyMore() {
    ledger.granted("a", from(0, 1, ALL));
    reported("a", 1, 34);
    ledger.ended("a", Map.of());
    ledger.cancelAfter(3);
    assertThat(ledger.second(3)).isEqualTo(new Account(4, 4, 0, 0));
    assertThat(ledger.second(4)).isEqualTo(Account.NONE);
    assertThat(ledger.losses()).isEmpty();
  }

  @Test
  void nothingIsPlannedAfterTheGreatestLength() {
    Ledger cut = ledger(7L, population("p"));
    assertThat(cut.plannedInAll()).isEqualTo(70);
    assertThat(cut.second(6).planned()).isEqualTo(10);
    assertThat(cut.second(7)).isEqualTo(Account.NONE);
    assertThat(cut.planned(20)).hasSize(7);
  }

  @Test
  void aPopulationThatWaitsIsPlannedFromItsStartOn() {
    Ledger two = ledger(null, population("p"), population("later", "p"));
    assertThat(two.second(12)).isEqualTo(Account.NONE);
    assertThat(two.border(12).ordinal("later")).isZero();
    two.startsAt("later", 12);
    assertThat(two.second(11)).isEqualTo(Account.NONE);
    assertThat(two.second(12).planned()).isEqualTo(10);
    assertThat(two.border(13)).isEqualTo(new Border(13, Map.of("p", 100L, "later", 10L)));
  }

  @Test
  void lossesNameTheVeryOrdinals() {
    ledger.granted("a", from(0, 1, EVEN));
    ledger.granted("b", from(0, 1, ODD));
    reported("a", 1, 100, new Gap(4, 7, Fate.MISSED));
    reported("b", 1, 20);
    ended("b", 26);
    ledger.granted("a", from(40, 2, ODD));
    ledger.took("a", 2, border(44));
    reported("a", 2, 100, new Gap(4, 7, Fate.MISSED));
    assertThat(ledger.losses())
        .containsExactly(
            new Loss("p", "a", false, 4, 7, 2),
            new Loss("p", "b", true, 20, 26, 3),
            new Loss("p", "b", false, 26, 40, 7),
            new Loss("p", "", false, 40, 44, 2));
  }

  @Test
  void whatIsFinalGrowsOlderWhereOneThatHasEndedIsHeardLate() {
    ledger.granted("a", from(0, 1, ALL));
    reported("a", 1, 20);
    long before = ledger.revision();
    ended("a", 26);
    assertThat(ledger.revision()).isGreaterThan(before);
    before = ledger.revision();
    reported("a", 1, 23);
    assertThat(ledger.revision()).isGreaterThan(before);
    assertThat(ledger.second(2)).isEqualTo(new Account(10, 3, 4, 3));
    before = ledger.revision();
    reported("a", 1, 23);
    assertThat(ledger.revision()).as("nothing new").isEqualTo(before);
  }

  /** Another controller's book: a was granted what b had had, and nobody knows of the rest. */
  @Test
  void afterATakeoverWhatNobodyClaimsMayHaveBeenWithSomebodyUnheard() {
    ledger.resume(
        List.of(
            Map.entry("a", from(40, 3, EVEN)),
            Map.entry("b", new Tenure(Kind.ARRIVALS, 1, ALL, border(0), border(50)))),
        5);
    reported("a", 3, 100);
    reported("b", 1, 50);
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 10, 0, 0));
    assertThat(ledger.second(6)).isEqualTo(new Account(10, 5, 0, 0));
    ended(Ledger.UNHEARD, 70);
    ledger.passed(Long.MAX_VALUE);
    assertThat(ledger.second(6)).isEqualTo(new Account(10, 5, 0, 5));
    assertThat(ledger.second(7)).isEqualTo(new Account(10, 5, 5, 0));
    assertThat(ledger.tenures()).extracting(Map.Entry::getKey).contains("a", "b", "?");
  }

  @Test
  void whoeverIsHeardLaterSaysItself() {
    ledger.resume(List.of(Map.entry("a", from(0, 1, EVEN))), 3);
    reported("a", 1, 100);
    ledger.claimed("c", List.of(from(30, 2, ODD)), true);
    ledger.reported(Said.by("c").version(2, null).through("p", 100).status());
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 10, 0, 0));
  }

  @Test
  void whoeverIsHeardLaterIsNotRightOfWhatOthersHaveBeenGiven() {
    ledger.resume(List.of(Map.entry("a", from(0, 1, EVEN))), 3);
    reported("a", 1, 100);
    ended(Ledger.UNHEARD, 60);
    ledger.granted("a", from(60, 2, ODD));
    reported("a", 2, 100);
    ledger.claimed("c", List.of(from(30, 2, ODD)), false);
    ledger.reported(Said.by("c").version(2, null).through("p", 60).status());
    assertThat(ledger.second(5)).isEqualTo(new Account(10, 10, 0, 0));
    assertThat(ledger.second(7)).isEqualTo(new Account(10, 10, 0, 0));
    assertThat(Arrays.stream(new long[] {3, 4, 5, 6, 7}).mapToObj(ledger::second))
        .allMatch(Account::settled);
  }

  /** Else the book would grow with every change by all that it has. */
  @Test
  void aGrantCutsNothingThatIsLongPast() {
    for (int second = 0; second < 10; second++) {
      String instance = second % 2 == 0 ? "a" : "b";
      ledger.granted(instance, from(second * 10L, second + 1, second < 9 ? ALL : EVEN));
    }
    assertThat(ledger.tenures()).hasSize(11);
  }
}
