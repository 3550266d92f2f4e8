package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.target.Hit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a target saw of a run, by scenario and ordinal.
 *
 * @param cutOff how many of the last users may have been cut off before they sent
 */
record Exactness(Map<String, List<Long>> ordinals, long cutOff) {

  /** How many may be under way on a busy machine: some seconds' worth. */
  static final long UNDER_WAY = 100;

  static Exactness of(List<Hit> hits) {
    return new Exactness(
        hits.stream()
            .collect(
                Collectors.groupingBy(
                    Hit::scenario,
                    TreeMap::new,
                    Collectors.mapping(Hit::ordinal, Collectors.toList()))),
        0);
  }

  /** Of a run that was stopped, with the users who were under way. */
  static Exactness ofStopped(List<Hit> hits) {
    return new Exactness(of(hits).ordinals, UNDER_WAY);
  }

  /** Nothing was sent twice. */
  Exactness noneTwice() {
    ordinals.forEach((scenario, seen) -> assertThat(seen).as(scenario).doesNotHaveDuplicates());
    return this;
  }

  /** Every ordinal from 0 on was sent exactly once, and as many as the run says. */
  Exactness complete(Live live) {
    assertThat(live.losses()).isEmpty();
    assertThat(live.totals().missed()).isZero();
    assertThat(live.totals().unknown()).isZero();
    assertThat(live.totals().offered()).isEqualTo(live.totals().planned());
    return accounts(live);
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
        .isBetween(
            live.totals().offered() - cutOff, live.totals().offered() + live.totals().unknown());
    assertThat(live.totals().planned())
        .isEqualTo(live.totals().offered() + live.totals().missed() + live.totals().unknown());
    assertThat(live.losses().stream().mapToLong(LostArrivals::count).sum())
        .isEqualTo(live.totals().missed() + live.totals().unknown());
    ordinals.forEach((scenario, sent) -> assertThat(unnamed(scenario, sent, live)).isEmpty());
    return this;
  }

  /** Ordinals below the last one that was sent that were not, though no loss is told of there. */
  private List<Long> unnamed(String scenario, List<Long> sent, Live live) {
    Set<Long> seen = Set.copyOf(sent);
    long last = sent.stream().mapToLong(Long::longValue).max().orElse(0);
    return LongStream.range(0, last - cutOff)
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
