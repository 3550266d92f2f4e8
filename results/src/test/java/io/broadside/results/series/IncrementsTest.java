package io.broadside.results.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IncrementsTest {

  private static final Key HOME = new Key(Measure.RESPONSE, "shop", "home", true);
  private static final Key BASKET = new Key(Measure.RESPONSE, "shop", "basket", true);

  /** However often nobody asks, and whoever goes on: all intervals together are all there was. */
  @Property(tries = 200)
  void allIntervalsTogetherAreAllThatWasMeasured(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> responses,
      @ForAll @Size(60) List<Boolean> asked,
      @ForAll @IntRange(min = 0, max = 60) int takeover) {
    Map<Key, NativeHistogram> soFar = new HashMap<>();
    List<Interval> written = new ArrayList<>();
    Increments increments = new Increments();
    for (int second = 0; second < responses.size(); second++) {
      for (int i = 0; i < responses.get(second); i++) {
        measure(soFar, i % 2 == 0 ? HOME : BASKET, second % 7 + i);
      }
      if (second == takeover) {
        increments = new Increments();
        written.forEach(increments::resume);
      }
      if (asked.get(second) || second == responses.size() - 1) {
        written.add(increments.next(second, soFar));
      }
    }
    assertThat(sum(written)).isEqualTo(soFar);
    for (int i = 1; i < written.size(); i++) {
      assertThat(written.get(i).since()).isEqualTo(written.get(i - 1).second() + 1);
    }
  }

  @Test
  void errorsAreInTheIntervalInWhichTheyCameAndInNoOther() {
    Increments increments = new Increments();
    increments.errors(Map.of("503", 3L));
    assertThat(increments.next(0, Map.of()).errors()).containsExactly(new ErrorKind("503", 3));
    increments.errors(Map.of("503", 3L, "timeout", 1L));
    Interval second = increments.next(1, Map.of());
    assertThat(second.errors()).containsExactly(new ErrorKind("timeout", 1));
    Increments resumed = new Increments();
    resumed.resume(new Interval(0, 0, List.of(), List.of(new ErrorKind("503", 3))));
    resumed.resume(second);
    resumed.errors(Map.of("503", 2L));
    assertThat(resumed.next(2, Map.of()).errors()).as("not all are known again").isEmpty();
    resumed.errors(Map.of("503", 5L, "timeout", 1L));
    assertThat(resumed.next(3, Map.of()).errors()).containsExactly(new ErrorKind("503", 2));
  }

  @Test
  void aSecondThatNobodyAskedForIsInTheNextInterval() {
    Increments increments = new Increments();
    Map<Key, NativeHistogram> soFar = new HashMap<>();
    measure(soFar, HOME, 1);
    assertThat(increments.next(0, soFar).isOneSecond()).isTrue();
    measure(soFar, HOME, 1);

    Interval next = increments.next(4, soFar);

    assertThat(next.since()).isEqualTo(1);
    assertThat(next.second()).isEqualTo(4);
    assertThat(next.measured())
        .singleElement()
        .satisfies(m -> assertThat(m.values().count()).isOne());
  }

  /**
   * After a takeover, workers are heard one after the other: what is known may be less at first.
   */
  @Test
  void whatIsNotYetKnownAgainWaits() {
    Increments before = new Increments();
    Map<Key, NativeHistogram> soFar = new HashMap<>();
    measure(soFar, HOME, 1);
    measure(soFar, HOME, 2);
    measure(soFar, BASKET, 3);
    Interval first = before.next(9, soFar);
    Increments after = new Increments();
    after.resume(first);

    Map<Key, NativeHistogram> half = new HashMap<>();
    measure(half, HOME, 1);
    measure(half, BASKET, 3);
    measure(half, BASKET, 3);
    Interval second = after.next(12, half);
    measure(soFar, BASKET, 3);
    measure(soFar, HOME, 5);
    Interval third = after.next(13, soFar);

    assertThat(second.measured()).extracting(Measured::key).containsExactly(BASKET);
    assertThat(third.measured()).extracting(Measured::key).containsExactly(HOME);
    assertThat(third.since()).as("what waited is from the gap, too").isEqualTo(10);
    assertThat(sum(List.of(first, second, third))).isEqualTo(soFar);
  }

  private static void measure(Map<Key, NativeHistogram> soFar, Key key, int bucket) {
    soFar.merge(key, NativeHistogram.of(bucket, new long[] {1}, 0, bucket), NativeHistogram::plus);
  }

  private static Map<Key, NativeHistogram> sum(List<Interval> intervals) {
    Map<Key, NativeHistogram> sum = new HashMap<>();
    intervals.stream()
        .flatMap(i -> i.measured().stream())
        .forEach(m -> sum.merge(m.key(), m.values(), NativeHistogram::plus));
    return sum;
  }
}
