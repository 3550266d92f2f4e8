package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.target.Hit;
import java.util.List;
import java.util.Map;
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

  long size() {
    return ordinals.values().stream().mapToLong(List::size).sum();
  }
}
