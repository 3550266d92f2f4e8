package io.broadside.controller.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

  private static final long NOON = TimeUnit.SECONDS.toNanos(1_795_000_000);
  private static final long HOUR = 3_600_000_000_000L;

  /** How long a request was on its way, and its answer. */
  record Trip(long thereNanos, long backNanos) {}

  @Property
  void itIsNeverOffByMoreThanItSays(
      @ForAll @LongRange(min = -HOUR, max = HOUR) long ahead,
      @ForAll("trips") @Size(min = 1, max = 40) List<Trip> trips) {
    ClockOffset offset = measured(ahead, trips);

    assertThat(Math.abs(offset.nanos() - ahead)).isLessThanOrEqualTo(offset.uncertaintyNanos() + 1);
  }

  @Property
  void aWorkerWhoseClockIsMinutesOffIsCorrectedByThat(
      @ForAll @LongRange(min = 60_000_000_000L, max = HOUR) long minutes,
      @ForAll boolean behind,
      @ForAll("trips") @Size(min = 1, max = 40) List<Trip> trips) {
    long ahead = behind ? -minutes : minutes;
    ClockOffset offset = measured(ahead, trips);

    long corrected = ahead - offset.correctionNanos();
    assertThat(Math.abs(corrected)).isLessThanOrEqualTo(offset.uncertaintyNanos() + 1);
  }

  @Test
  void theShortestOfTheLastRoundTripsCounts() {
    ClockOffset offset =
        measured(300_000_000_000L, List.of(new Trip(2_000_000, 0), new Trip(100, 100)));
    assertThat(offset.nanos()).isEqualTo(300_000_000_000L);
    assertThat(offset.uncertaintyNanos()).isEqualTo(100);
  }

  @Test
  void clocksThatMayWellAgreeAreLeftAlone() {
    ClockOffset offset = measured(500_000, List.of(new Trip(1_000_000, 1_000_000)));
    assertThat(offset.nanos()).isEqualTo(500_000);
    assertThat(offset.correctionNanos()).isZero();
  }

  @Test
  void nothingIsCorrectedBeforeAnythingIsKnown() {
    assertThat(new ClockOffset().known()).isFalse();
    assertThat(new ClockOffset().correctionNanos()).isZero();
  }

  @Provide
  Arbitrary<List<Trip>> trips() {
    Arbitrary<Long> way = Arbitraries.longs().between(0, 2_000_000_000L);
    return Combinators.combine(way, way).as(Trip::new).list();
  }

  private static ClockOffset measured(long aheadNanos, List<Trip> trips) {
    ClockOffset offset = new ClockOffset();
    long now = NOON;
    for (Trip trip : trips) {
      long there = now + trip.thereNanos;
      offset.add(now, there + aheadNanos, there + trip.backNanos);
      now += TimeUnit.SECONDS.toNanos(5);
    }
    return offset;
  }
}
