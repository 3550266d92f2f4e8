package io.broadside.controller.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static Ledger ledger(int seconds, int rate) {
    Population population =
        new Population(
            "p",
            Population.Model.OPEN,
            true,
            Set.of(),
            java.util.Collections.nCopies(seconds, rate));
    return new Ledger(
        new Outline("Sim", "d", null, List.of(population), List.of(), false, List.of()));
  }

  @Test
  void whatNobodyHasReportedIsPending() {
    Ledger ledger = ledger(10, 6);
    ledger.append(new Epoch(0, 0, List.of("a", "b"), Map.of()));
    assertThat(ledger.second(0)).isEqualTo(new Account(6, 0, 0, 0));
    ledger.reported("a", "p", 6);
    assertThat(ledger.second(0)).isEqualTo(new Account(6, 3, 0, 0));
  }

  @Test
  void aDeadWorkersArrivalsAreUnknownUntilItsDeathAndMissedUntilTheNextEpoch() {
    Ledger ledger = ledger(10, 10);
    ledger.append(new Epoch(0, 0, List.of("a", "b"), Map.of()));
    ledger.reported("a", "p", 100);
    ledger.reported("b", "p", 20);
    ledger.ended("b", Map.of("p", 26L));
    ledger.append(new Epoch(1, 5, List.of("a"), Map.of("p", 50L)));
    assertThat(ledger.second(2)).isEqualTo(new Account(10, 5, 2, 3));
    assertThat(ledger.second(4)).isEqualTo(new Account(10, 5, 5, 0));
    assertThat(ledger.second(5)).isEqualTo(new Account(10, 10, 0, 0));
  }

  @Test
  void whatWasDueAfterAStopIsNotPlannedAnyMore() {
    Ledger ledger = ledger(10, 10);
    ledger.append(new Epoch(0, 0, List.of("a"), Map.of()));
    ledger.reported("a", "p", 34);
    ledger.ended("a", Map.of());
    ledger.cancelAfter(3);
    assertThat(ledger.second(3)).isEqualTo(new Account(4, 4, 0, 0));
    assertThat(ledger.second(4)).isEqualTo(Account.NONE);
  }

  @Test
  void lossesNameTheVeryOrdinals() {
    Ledger ledger = ledger(10, 10);
    ledger.append(new Epoch(0, 0, List.of("a", "b", "c"), Map.of()));
    ledger.reported("b", "p", 20);
    ledger.ended("b", Map.of("p", 26L));
    ledger.append(new Epoch(1, 4, List.of("a", "c"), Map.of("p", 40L)));
    assertThat(ledger.losses())
        .containsExactly(new Loss("p", "b", true, 22, 3, 2), new Loss("p", "b", false, 28, 3, 4));
  }

  @Property
  void lossesAddUpToWhatTheSecondsSay(
      @ForAll @IntRange(min = 1, max = 40) int rate,
      @ForAll @IntRange(min = 1, max = 5) int before,
      @ForAll @IntRange(min = 0, max = 5) int after,
      @ForAll @IntRange(min = 0, max = 400) int border,
      @ForAll @IntRange(min = 0, max = 400) int reported,
      @ForAll @IntRange(min = 0, max = 400) int death,
      @ForAll @IntRange(min = 0, max = 12) int stop) {
    Ledger ledger = ledger(10, rate);
    ledger.append(new Epoch(0, 0, names(before), Map.of()));
    ledger.append(new Epoch(1, 3, names(after), Map.of("p", (long) border)));
    names(5).forEach(m -> ledger.reported(m, "p", reported));
    names(5).forEach(m -> ledger.ended(m, Map.of("p", (long) death)));
    ledger.cancelAfter(stop);
    Account sum = Account.NONE;
    for (int s = 0; s < 10; s++) {
      sum = sum.plus(ledger.second(s));
    }
    assertThat(count(ledger, true)).isEqualTo(sum.unknown());
    assertThat(count(ledger, false)).isEqualTo(sum.missed());
    assertThat(ledger.losses().stream().flatMap(LedgerTest::ordinals)).doesNotHaveDuplicates();
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + i).toList();
  }

  private static long count(Ledger ledger, boolean unknown) {
    return ledger.losses().stream()
        .filter(l -> l.unknown() == unknown)
        .mapToLong(Loss::count)
        .sum();
  }

  private static Stream<Long> ordinals(Loss loss) {
    return LongStream.range(0, loss.count()).mapToObj(i -> loss.first() + i * loss.step());
  }

  @Property
  void everythingPlannedIsOfferedMissedUnknownOrPending(
      @ForAll @IntRange(min = 1, max = 40) int rate,
      @ForAll @IntRange(min = 1, max = 6) int workers,
      @ForAll @IntRange(min = 0, max = 400) int reported,
      @ForAll @IntRange(min = 0, max = 400) int death) {
    Ledger ledger = ledger(10, rate);
    List<String> members = names(workers);
    ledger.append(new Epoch(0, 0, members, Map.of()));
    members.forEach(m -> ledger.reported(m, "p", reported));
    members.forEach(m -> ledger.ended(m, Map.of("p", (long) death)));
    Account sum = Account.NONE;
    for (int s = 0; s < 10; s++) {
      sum = sum.plus(ledger.second(s));
    }
    long planned = 10L * rate;
    assertThat(sum.planned()).isEqualTo(planned);
    assertThat(sum.settled()).isTrue();
    assertThat(sum.offered()).isEqualTo(Math.min(planned, reported));
    assertThat(sum.unknown()).isEqualTo(Math.clamp(death - reported, 0L, planned - sum.offered()));
  }
}
