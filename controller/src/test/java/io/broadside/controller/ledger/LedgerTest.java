package io.broadside.controller.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    return new Ledger(new Outline("Sim", "d", null, List.of(population), List.of()));
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

  @Property
  void everythingPlannedIsOfferedMissedUnknownOrPending(
      @ForAll @IntRange(min = 1, max = 40) int rate,
      @ForAll @IntRange(min = 1, max = 6) int workers,
      @ForAll @IntRange(min = 0, max = 400) int reported,
      @ForAll @IntRange(min = 0, max = 400) int death) {
    Ledger ledger = ledger(10, rate);
    List<String> members =
        java.util.stream.IntStream.range(0, workers).mapToObj(i -> "w" + i).toList();
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
