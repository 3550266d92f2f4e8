package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.LossRow;
import io.broadside.target.Hit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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
   * Every ordinal was sent exactly once, but for those that the run says were missed, or nobody can
   * say; these lie where it says so. Which ones they are, one by one, is for a test of the ledger.
   */
  Exactness accounts(Live live) {
    noneTwice();
    long seen = ordinals.values().stream().mapToLong(List::size).sum();
    assertThat(seen)
        .as("seen, and offered or unknown: %s", live.totals())
        .isBetween(live.totals().offered(), live.totals().offered() + live.totals().unknown());
    assertThat(live.totals().planned())
        .isEqualTo(live.totals().offered() + live.totals().missed() + live.totals().unknown());
    assertThat(live.losses().stream().mapToLong(LossRow::count).sum())
        .isEqualTo(live.totals().missed() + live.totals().unknown());
    ordinals.forEach((scenario, sent) -> assertThat(unnamed(scenario, sent, live)).isEmpty());
    return this;
  }

  /** Ordinals below the last one that was sent that were not, though no loss is told of there. */
  private static List<Long> unnamed(String scenario, List<Long> sent, Live live) {
    Set<Long> seen = Set.copyOf(sent);
    long last = sent.stream().mapToLong(Long::longValue).max().orElse(0);
    return LongStream.range(0, last)
        .filter(k -> !seen.contains(k))
        .filter(
            k ->
                live.losses().stream()
                    .filter(l -> l.scenario().equals(scenario))
                    .noneMatch(l -> l.first() <= k && k < l.end()))
        .boxed()
        .toList();
  }
}
