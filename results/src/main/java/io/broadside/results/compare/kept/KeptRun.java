package io.broadside.results.compare.kept;

import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.admission.Conditions;
import io.broadside.results.compare.estimate.RequestSecond;
import io.broadside.results.compare.estimate.SteadySample;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Stretch;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measure;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the steady part of a kept run: the seconds of steady load, without its first 10 s, in which
 * the system under test warms up, and without seconds that were not measured alone.
 */
public final class KeptRun {

  /** The system under test warms up in these. */
  static final int WARM_UP_SECONDS = 10;

  private final RunRecord run;
  private final NavigableMap<Long, Second> steady = new TreeMap<>();
  private final Map<String, NavigableMap<Long, RequestSecond>> requests = new TreeMap<>();

  private KeptRun(RunRecord run) {
    this.run = run;
  }

  /**
   * Reads a run.
   *
   * @throws IOException if its files cannot be read
   */
  public static ComparedRun of(RunFolder folder) throws IOException {
    KeptRun kept = new KeptRun(folder.record());
    for (Second second : folder.seconds()) {
      if (kept.counts(second)) {
        kept.steady.put(second.second(), second);
      }
    }
    folder.intervals(kept::add);
    return new ComparedRun(kept.conditions(), kept.samples());
  }

  private boolean counts(Second second) {
    List<Stretch> stretches = run.times().steady();
    return !second.gap()
        && second.second() >= WARM_UP_SECONDS
        && stretches.stream().anyMatch(s -> s.contains(second.second()));
  }

  private void add(Interval interval) {
    if (!interval.isOneSecond()) {
      steady.subMap(interval.since(), true, interval.second(), true).clear();
      return;
    }
    if (steady.containsKey(interval.second())) {
      interval.measured().stream()
          .filter(m -> m.measure() == Measure.RESPONSE)
          .forEach(
              m ->
                  requests
                      .computeIfAbsent(m.scenario() + ": " + m.request(), r -> new TreeMap<>())
                      .merge(
                          interval.second(),
                          measured(interval.second(), m.values(), m.ok()),
                          KeptRun::both));
    }
  }

  private static RequestSecond measured(long second, NativeHistogram times, boolean ok) {
    return new RequestSecond(second, times, ok ? 0 : times.count());
  }

  private static RequestSecond both(RequestSecond a, RequestSecond b) {
    return new RequestSecond(a.second(), a.times().plus(b.times()), a.errors() + b.errors());
  }

  private Map<String, SteadySample> samples() {
    return requests.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> sample(e.getValue())));
  }

  /** A second without a response is one, too. */
  private SteadySample sample(NavigableMap<Long, RequestSecond> measured) {
    List<RequestSecond> all = new ArrayList<>();
    for (long second : steady.keySet()) {
      all.add(measured.getOrDefault(second, new RequestSecond(second, NativeHistogram.EMPTY, 0)));
    }
    return new SteadySample(run.id(), all);
  }

  private Conditions conditions() {
    long planned = run.totals().planned();
    long lost = run.totals().missed() + run.totals().unknown();
    String whyNot = whyNot();
    return new Conditions(
        run.id(),
        whyNot.isEmpty(),
        whyNot,
        planned == 0 ? 0 : (double) lost / planned,
        load(),
        run.test().name());
  }

  /** Users per second; of a closed model, in which nobody plans them, the users under way. */
  private double load() {
    boolean open = steady.values().stream().anyMatch(s -> s.planned() > 0);
    return steady.values().stream()
        .mapToLong(s -> open ? s.offered() : s.active())
        .average()
        .orElse(0);
  }

  /** Why its figures cannot be compared, as the end of a sentence; empty where they can. */
  private String whyNot() {
    Verdicts verdicts = run.verdicts();
    if (verdicts == null) {
      return "it has none, because the run was %s"
          .formatted(
              run.state() == RunState.FAILED
                  ? "cut short"
                  : "not finished (" + run.state().name().toLowerCase(Locale.ROOT) + ")");
    }
    if (verdicts.generator().trust() == Verdicts.Trust.VALID) {
      return "";
    }
    return verdicts.generator().trust()
        + verdicts.generator().reasons().stream()
            .findFirst()
            .map(r -> ", " + r.message().replaceAll("\\.$", ""))
            .orElse("");
  }
}
