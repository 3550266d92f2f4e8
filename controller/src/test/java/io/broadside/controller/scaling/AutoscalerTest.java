package io.broadside.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AutoscalerTest {

  private static Population open(String name, Set<String> after, List<Integer> perSecond) {
    return new Population(name, Population.Model.OPEN, true, after, perSecond);
  }

  private static Forecast forecast(List<Integer> perSecond) {
    return new Forecast(
        new Outline(
            "Sim", "d", null, List.of(open("p", Set.of(), perSecond)), List.of(), false, List.of()),
        Map.of());
  }

  private static List<Integer> rising() {
    return IntStream.range(0, 300).map(s -> s * 10).boxed().toList();
  }

  @Test
  void workersAreAskedForAsEarlyAsTheyNeedToStart() {
    Forecast forecast = forecast(rising());
    Capacity capacity = new Capacity(500);
    Autoscaler scaler = new Autoscaler(100);
    assertThat(scaler.begin(forecast, capacity, 60)).isEqualTo(2);
    // 65 s on, in second 100 at the latest, 1,000 users arrive
    assertThat(scaler.step(forecast, capacity, 35, 2, 60)).isEmpty();
    assertThat(scaler.step(forecast, capacity, 37, 2, 60)).hasValue(3);
  }

  @Test
  void aWorkerThatWaitedForLongSaysNothingAboutTheNext() {
    Autoscaler scaler = new Autoscaler(100);
    List<Integer> later = new ArrayList<>(Collections.nCopies(400, 100));
    later.addAll(Collections.nCopies(100, 1_000));
    assertThat(scaler.begin(forecast(later), new Capacity(100), 1_800)).isEqualTo(1);
  }

  @Test
  void fewerAreWantedOnlyOnceTheyHaveBeenEnoughForAWhile() {
    List<Integer> peak = new ArrayList<>(Collections.nCopies(20, 1_000));
    peak.addAll(Collections.nCopies(200, 100));
    Autoscaler scaler = new Autoscaler(100);
    Capacity capacity = new Capacity(100);
    assertThat(scaler.begin(forecast(peak), capacity, 1)).isEqualTo(10);
    for (int s = 0; s < 20 + Autoscaler.PATIENCE_SECONDS; s++) {
      assertThat(scaler.step(forecast(peak), capacity, s, 10, 1)).isEmpty();
    }
    assertThat(scaler.step(forecast(peak), capacity, 20 + Autoscaler.PATIENCE_SECONDS, 10, 1))
        .hasValue(1);
  }

  @Test
  void whoeverAsksForAnotherNumberTakesOver() {
    Autoscaler scaler = new Autoscaler(100);
    Capacity capacity = new Capacity(500);
    scaler.begin(forecast(rising()), capacity, 10);
    assertThat(scaler.step(forecast(rising()), capacity, 5, 7, 10)).isEmpty();
    assertThat(scaler.step(forecast(rising()), capacity, 6, 7, 10)).isEmpty();
    assertThat(scaler.step(forecast(rising()), capacity, 250, 7, 10)).isEmpty();
    assertThat(scaler.step(forecast(rising()), capacity, 251, 1, 10)).isEmpty();
  }

  @Test
  void anOldNumberThatIsHeardOnceMoreTakesNothingOver() {
    Autoscaler scaler = new Autoscaler(100);
    Capacity capacity = new Capacity(500);
    int first = scaler.begin(forecast(rising()), capacity, 10);
    assertThat(scaler.step(forecast(rising()), capacity, 60, first, 10)).hasValue(2);
    assertThat(scaler.step(forecast(rising()), capacity, 61, first, 10)).isEmpty();
    assertThat(scaler.step(forecast(rising()), capacity, 62, 2, 10)).isEmpty();
    assertThat(scaler.step(forecast(rising()), capacity, 90, 2, 10)).hasValue(3);
  }

  @Test
  void whoeverTookOverDecidesUnderTheNextControllerToo() {
    Autoscaler scaler = new Autoscaler(100);
    scaler.resume(1, true);
    assertThat(scaler.overruled()).isTrue();
    assertThat(scaler.step(forecast(rising()), new Capacity(500), 250, 1, 10)).isEmpty();
    scaler.resume(1, false);
    assertThat(scaler.step(forecast(rising()), new Capacity(500), 250, 1, 10)).isPresent();
  }

  @Test
  void aPopulationThatMayStartAtAnyTimeIsReckonedWith() {
    Outline outline =
        new Outline(
            "Sim",
            "d",
            null,
            List.of(
                open("first", Set.of(), List.of(10, 10)),
                open("then", Set.of("first"), List.of(900, 900))),
            List.of(),
            false,
            List.of());
    assertThat(new Forecast(outline, Map.of()).peak(0, 5)).isEqualTo(910);
    assertThat(new Forecast(outline, Map.of("then", 40L)).peak(10, 20)).isZero();
    assertThat(new Forecast(outline, Map.of("then", 40L)).peak(30, 41)).isEqualTo(900);
  }

  @Property
  void thereAreAlwaysEnoughForTheSecondsThatAWorkerNeedsToStart(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 0, max = 3_000) Integer> perSecond,
      @ForAll @IntRange(min = 0, max = 30) int startSeconds) {
    Forecast forecast = forecast(perSecond);
    Capacity capacity = new Capacity(100);
    Autoscaler scaler = new Autoscaler(1_000);
    int workers = scaler.begin(forecast, capacity, startSeconds);
    for (int now = 0; now < perSecond.size(); now++) {
      OptionalInt more = scaler.step(forecast, capacity, now, workers, startSeconds);
      workers = more.orElse(workers);
      for (int s = now; s < Math.min(perSecond.size(), now + startSeconds); s++) {
        assertThat(workers * capacity.perWorker()).isGreaterThanOrEqualTo(perSecond.get(s));
      }
    }
  }
}
