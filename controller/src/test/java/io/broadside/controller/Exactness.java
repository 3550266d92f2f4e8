package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.LossRow;
import io.broadside.target.Hit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a target saw of a run, by scenario and ordinal. */
record Exactness(Map<String, List<Long>> ordinals) {

  static Exactness of(List<Hit> hits) {
    return new Exactness(
        hits.stream()
            .collect(
                Collectors.groupingBy(
                    Hit::scenario,
                    TreeMap::new,
                    Collectors.mapping(Hit::ordinal, Collectors.toList()))));
  }

  /** Nothing was sent twice. */
  Exactness noneTwice() {
    ordinals.forEach((scenario, seen) -> assertThat(seen).as(scenario).doesNotHaveDuplicates());
    return this;
  }

  /** Every ordinal from 0 on was sent exactly once, and as many as the run says. */
  Exactness complete(Live live) {
    noneTwice();
    long all = 0;
    for (Map.Entry<String, List<Long>> e : ordinals.entrySet()) {
      List<Long> expected = LongStream.range(0, e.getValue().size()).boxed().toList();
      assertThat(e.getValue().stream().sorted().toList()).as(e.getKey()).isEqualTo(expected);
      all += e.getValue().size();
    }
    assertThat(live.totals().planned()).isEqualTo(all);
    assertThat(live.totals().offered()).isEqualTo(all);
    assertThat(live.totals().missed()).isZero();
    assertThat(live.totals().unknown()).isZero();
    return this;
  }

  /**
   * Every ordinal was sent exactly once, but for those that the run says were missed, of which none
   * was; of the unknown ones nothing is asked.
   */
  Exactness accounts(Live live) {
    noneTwice();
    Map<String, Set<Long>> missed = lost(live, "missed");
    Map<String, Set<Long>> unknown = lost(live, "unknown");
    long all = 0;
    for (Map.Entry<String, List<Long>> e : ordinals.entrySet()) {
      Set<Long> seen = Set.copyOf(e.getValue());
      Set<Long> notSent = missed.getOrDefault(e.getKey(), Set.of());
      Set<Long> open = unknown.getOrDefault(e.getKey(), Set.of());
      assertThat(Collections.disjoint(seen, notSent))
          .as("%s: none that is called missed was sent", e.getKey())
          .isTrue();
      Set<Long> accounted = new TreeSet<>(seen);
      accounted.addAll(notSent);
      accounted.addAll(open);
      assertThat(accounted)
          .as("%s: called offered, but not sent", e.getKey())
          .containsExactlyElementsOf(LongStream.range(0, accounted.size()).boxed().toList());
      all += accounted.size();
    }
    assertThat(live.totals().planned()).isEqualTo(all);
    return this;
  }

  private static Map<String, Set<Long>> lost(Live live, String outcome) {
    return live.losses().stream()
        .filter(l -> l.outcome().equals(outcome))
        .collect(
            Collectors.groupingBy(
                LossRow::scenario,
                Collectors.flatMapping(Exactness::ordinals, Collectors.toSet())));
  }

  private static Stream<Long> ordinals(LossRow loss) {
    return LongStream.range(0, loss.count()).mapToObj(i -> loss.first() + i * loss.step());
  }
}
