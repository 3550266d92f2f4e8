package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.target.Hit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else Gatling promises of a simulation holds for a fleet as for one. */
class SharedLoadIT {

  @TempDir Path folder;

  private Live finished(Lab lab, String simulation) throws Exception {
    Live end = lab.awaitEnd(lab.start(simulation, 3, Map.of()));
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
    return end;
  }

  private static int second(Live live, long atMicros) {
    return Math.toIntExact(
        Math.floorDiv(
            atMicros - 1000 * Objects.requireNonNull(live.run().startsAtMillis()), 1_000_000L));
  }

  @Test
  void aFleetKeepsAsManyUsersAsOneWouldAndNeverMore() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = finished(lab, "ClosedLoad.java");
      Map<Long, Integer> first = new HashMap<>();
      for (Hit hit : lab.target.hits()) {
        first.merge(hit.ordinal(), second(end, hit.atMicros()), Math::min);
      }
      int[] kept = {7, 7, 7, 9, 12, 14, 17, 20, 20, 20, 25, 25};
      for (int s = 0; s < kept.length; s++) {
        int second = s;
        assertThat(first.values().stream().filter(f -> f <= second).count())
            .as("users who have come by the end of second %d", s)
            .isLessThanOrEqualTo(kept[s]);
      }
      assertThat(first).hasSize(25);
    }
  }

  @Test
  void aFleetSendsAsManyRequestsInEachSecondAsTheThrottleLetsThrough() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = finished(lab, "ThrottledLoad.java");
      int[] limits = {10, 20, 30, 40, 40, 40, 40, 40, 10, 10, 10, 10};
      long allowed = 0;
      for (int s = 0; s < limits.length; s++) {
        allowed += limits[s];
        assertThat(hitsThrough(lab, end, s)).as("second %d", s).isLessThanOrEqualTo(allowed);
      }
      assertThat(lab.target.hits()).hasSize((int) allowed);
    }
  }

  @Test
  void aWorkerThatLeavesCutsNoUserOffAndTheThrottleHolds() throws Exception {
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("ThrottledVisits.java", 3, Map.of());
      lab.await(run, l -> l.second() >= 1);
      lab.scale(2);
      Live end = lab.awaitEnd(run);
      assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
      Map<Long, Long> requests =
          lab.target.hits().stream()
              .collect(Collectors.groupingBy(Hit::ordinal, Collectors.counting()));
      assertThat(requests).hasSize(60);
      assertThat(requests.values()).containsOnly(6L);
      for (int s = 0; s < 20; s++) {
        assertThat(hitsThrough(lab, end, s)).as("second %d", s).isLessThanOrEqualTo(30L * (s + 1));
      }
    }
  }

  @Test
  void recordsAreDealtOnceAndAPopulationWaitsForTheOneBeforeIt() throws Exception {
    try (Lab lab = new Lab(folder)) {
      finished(lab, "Order.java");
      List<Hit> first = hits(lab, "first");
      List<Hit> second = hits(lab, "second");
      assertThat(first)
          .extracting(Hit::path)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 150).mapToObj(i -> "/fast?record=" + i).toList());
      assertThat(first).allSatisfy(h -> assertThat(h.path()).endsWith("=" + h.ordinal()));
      assertThat(second).hasSize(60);
      assertThat(first.stream().mapToLong(Hit::atMicros).max().orElseThrow())
          .isLessThan(second.stream().mapToLong(Hit::atMicros).min().orElseThrow());
      assertThat(hits(lab, "everywhere")).hasSize(3 * 10);
    }
  }

  @Test
  void aRunThatIsCutShortPlansNoMoreThanItMaySend() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Live end = finished(lab, "CutShort.java");
      assertThat(end.totals().plannedInAll()).isEqualTo(120);
      Exactness.of(lab.target.hits()).complete(end);
    }
  }

  private static long hitsThrough(Lab lab, Live live, int second) {
    return lab.target.hits().stream().filter(h -> second(live, h.atMicros()) <= second).count();
  }

  private static List<Hit> hits(Lab lab, String scenario) {
    return lab.target.hits().stream().filter(h -> h.scenario().equals(scenario)).toList();
  }
}
