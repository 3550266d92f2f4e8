package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.protocol.wire.Version;
import io.broadside.results.histogram.HistogramSum;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.Software;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.series.Key;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of all instances of a run, together and since the last look; those that have
 * gone stay in. Not thread-safe.
 */
public final class FleetMetrics {

  private static final double MILLIS = 1000;

  private static final Comparator<RequestStats.Key> BY_NAME =
      Comparator.comparing(RequestStats.Key::scenario).thenComparing(RequestStats.Key::request);

  /** The name under which those who went before stand together. */
  private static final String GONE = "";

  private static final Scrape NOTHING = new Scrape(Map.of(), Map.of());

  private final Map<String, InstanceMetrics> instances = new HashMap<>();
  private final SeriesSums sums;
  private final Set<String> known = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private HistogramSum newResponses = new HistogramSum();
  private HistogramSum newLateness = new HistogramSum();
  private long newErrors;

  /** Nothing measured yet. */
  public FleetMetrics() {
    this(new Cardinality());
  }

  FleetMetrics(Cardinality cardinality) {
    this.sums = new SeriesSums(cardinality);
  }

  /** Takes what an instance has measured since it began; replaces what it said before. */
  public void accept(String instance, long atNanos, Scrape scrape) {
    InstanceMetrics figures = instances.computeIfAbsent(instance, x -> new InstanceMetrics());
    Scrape before = figures.last().orElse(NOTHING);
    boolean news = !known.remove(instance);
    scrape
        .histograms()
        .forEach((series, now) -> add(series, now, before.histograms().get(series), news));
    scrape.values().forEach((series, now) -> sums.add(series, now, before.values().get(series)));
    figures.accept(atNanos, scrape);
  }

  private void add(
      Series series, NativeHistogram now, @Nullable NativeHistogram before, boolean news) {
    long more = sums.add(series, now, before);
    if (more == 0 || !news) {
      return;
    }
    if (series.name().equals(MetricNames.RESPONSE)) {
      newResponses.add(now, before);
      newErrors += series.failed() ? more : 0;
    } else if (series.name().equals(MetricNames.LATENESS)) {
      newLateness.add(now, before);
    }
  }

  /** What all measured who are not among those instances. */
  public GoneMetrics without(Set<String> alive) {
    return new GoneMetrics(
        instances.entrySet().stream()
            .filter(e -> !alive.contains(e.getKey()))
            .flatMap(e -> e.getValue().last().stream())
            .toList(),
        sums.cardinality());
  }

  /** The sums as one instance would have measured them. */
  Scrape merged() {
    return sums.scrape();
  }

  /**
   * Goes on with what was kept.
   *
   * @param alive instances that others have scraped before: what they say first is no news
   */
  public void resume(KeptMetrics gone, Set<String> alive) {
    accept(GONE, 0, gone.scrape());
    ended(GONE);
    interval();
    known.addAll(alive);
  }

  /** The measurements since the previous call. */
  public Interval interval() {
    Interval interval = new Interval(newResponses.snapshot(), newErrors, newLateness.snapshot());
    newResponses = new HistogramSum();
    newLateness = new HistogramSum();
    newErrors = 0;
    return interval;
  }

  /**
   * The responses and starts that were measured between two calls.
   *
   * @param responses response times
   * @param errors failed ones among them
   * @param lateness of users' starts
   */
  public record Interval(NativeHistogram responses, long errors, NativeHistogram lateness) {}

  /** The figures of one instance, if it has ever been heard of. */
  public Optional<InstanceMetrics> instance(String instance) {
    return Optional.ofNullable(instances.get(instance));
  }

  /** All response times. */
  public NativeHistogram responses() {
    return sums.histogram(MetricNames.RESPONSE);
  }

  /** All lateness. */
  public NativeHistogram lateness() {
    return sums.histogram(MetricNames.LATENESS);
  }

  /** Failed responses. */
  public long errors() {
    return sums.failed(MetricNames.RESPONSE);
  }

  /** Users started. */
  public long started() {
    return Math.round(sums.counter(MetricNames.USERS_STARTED));
  }

  /** Requests that could not even be built, and so were not sent. */
  public long unsent() {
    return Math.round(sums.counter(MetricNames.UNSENT));
  }

  /** Failures of the simulation's own code. */
  public long ownErrors() {
    return Math.round(sums.counter(MetricNames.OWN_ERRORS));
  }

  /** Users under way; those of instances that have ended are so no longer. */
  public long active() {
    double left = sums.counter(MetricNames.USERS_STARTED) - sums.counter(MetricNames.USERS_ENDED);
    for (String instance : ended) {
      left -= instance(instance).map(FleetMetrics::underWay).orElse(0.0);
    }
    return Math.max(0, Math.round(left));
  }

  private static double underWay(InstanceMetrics figures) {
    Scrape last = figures.last().orElse(NOTHING);
    return last.sum(MetricNames.USERS_STARTED + "_total")
        - last.sum(MetricNames.USERS_ENDED + "_total");
  }

  /** An instance has ended, and its users with it. */
  public void ended(String instance) {
    ended.add(instance);
  }

  /** Every merged series of a histogram. */
  public Map<Series, NativeHistogram> histograms() {
    return sums.histograms();
  }

  /** Everything that was measured so far, by what a record calls it. */
  public Map<Key, NativeHistogram> measured() {
    return sums.measured();
  }

  /** What measures: versions in the workers, as one of them says it. */
  public Software software() {
    return instances.values().stream()
        .limit(1)
        .flatMap(i -> i.last().stream())
        .flatMap(s -> s.values().keySet().stream())
        .filter(s -> s.name().equals(MetricNames.WORKER_INFO))
        .findFirst()
        .map(s -> new Software(Version.NUMBER, s.get(Label.GATLING), s.get(Label.JAVA)))
        .orElse(new Software(Version.NUMBER, "", ""));
  }

  /** Every merged counter. */
  public Map<Series, Double> counters() {
    return sums.counters();
  }

  /** One row for every request and group. */
  public List<RequestFigures> requests(double elapsedSeconds) {
    return Stream.of(MetricNames.RESPONSE, MetricNames.GROUP)
        .flatMap(name -> rows(name, elapsedSeconds))
        .toList();
  }

  /** One row for every request that was the first of users, from their planned start. */
  public List<RequestFigures> asPlanned(double elapsedSeconds) {
    return rows(MetricNames.AS_PLANNED, elapsedSeconds).toList();
  }

  private Stream<RequestFigures> rows(String name, double elapsedSeconds) {
    boolean group = name.equals(MetricNames.GROUP);
    return sums
        .of(name, s -> true)
        .collect(
            Collectors.groupingBy(
                FleetMetrics::key, () -> new TreeMap<>(BY_NAME), Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> sums.stats(name, e.getValue()).row(e.getKey(), group, elapsedSeconds));
  }

  private static RequestStats.Key key(Series series) {
    return new RequestStats.Key(series.get(Label.SCENARIO), series.get(Label.REQUEST));
  }

  /** The statistics of all series of a metric that fit. */
  public RequestStats stats(String name, Predicate<Series> fits) {
    return sums.stats(name, sums.of(name, fits).toList());
  }

  /** The most frequent errors, the most frequent first, and then by name. */
  public List<ErrorCount> errors(int most) {
    return sums.failures().mostFrequent(most);
  }

  /** Failures of the generator's own sockets. */
  public long socketErrors() {
    return sums.failures().ofOwnSockets();
  }

  /** Seconds as milliseconds, null where there is nothing. */
  public static @Nullable Double millis(OptionalDouble seconds) {
    return seconds.isEmpty() ? null : Double.valueOf(seconds.getAsDouble() * MILLIS);
  }
}
