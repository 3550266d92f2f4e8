package io.broadside.controller.metrics;

import io.broadside.controller.metrics.Scrape.Series;
import io.broadside.protocol.wire.MetricNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The figures of one instance. Not thread-safe. */
public final class InstanceMetrics {

  private static final int REMEMBERED = 5;
  private static final String CPU = "process_cpu_time_ns_total";
  private static final String THROTTLED = "broadside_cgroup_throttled_seconds_total";

  private record Sample(long atNanos, Scrape scrape) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  void accept(long atNanos, Scrape scrape) {
    if (samples.size() == REMEMBERED) {
      samples.removeFirst();
    }
    samples.addLast(new Sample(atNanos, scrape));
  }

  /** The last scrape. */
  public Optional<Scrape> last() {
    return Optional.ofNullable(samples.peekLast()).map(Sample::scrape);
  }

  /** Lateness over the last seconds. */
  public NativeHistogram lateness() {
    return samples.isEmpty()
        ? NativeHistogram.EMPTY
        : lateness(samples.getLast().scrape)
            .minus(
                samples.size() < REMEMBERED
                    ? NativeHistogram.EMPTY
                    : lateness(samples.getFirst().scrape));
  }

  private static NativeHistogram lateness(Scrape scrape) {
    return scrape.histograms().entrySet().stream()
        .filter(e -> e.getKey().name().equals(MetricNames.LATENESS))
        .map(Map.Entry::getValue)
        .reduce(NativeHistogram.EMPTY, NativeHistogram::plus);
  }

  /** Cores in use over the last seconds. */
  public OptionalDouble cpu() {
    return rate(CPU, 1);
  }

  /**
   * Part of the last seconds in which the container was throttled, 0 to 1; empty where nobody
   * knows.
   */
  public OptionalDouble throttled() {
    return rate(THROTTLED, 1e9);
  }

  private OptionalDouble rate(String name, double scale) {
    if (samples.size() < 2) {
      return OptionalDouble.empty();
    }
    Double now = samples.getLast().scrape.values().get(new Series(name, List.of()));
    Double then = samples.getFirst().scrape.values().get(new Series(name, List.of()));
    long nanos = samples.getLast().atNanos - samples.getFirst().atNanos;
    return now == null || then == null || nanos <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((now - then) * scale / nanos);
  }

  /** The sum of all series of a gauge or counter, null where there is none. */
  public @Nullable Double value(String name) {
    Scrape scrape = last().orElse(null);
    if (scrape == null) {
      return null;
    }
    double sum = 0;
    boolean any = false;
    for (Map.Entry<Series, Double> e : scrape.values().entrySet()) {
      if (e.getKey().name().equals(name)) {
        sum += e.getValue();
        any = true;
      }
    }
    return any ? Double.valueOf(sum) : null;
  }

  /** Heap in use, bytes. */
  public @Nullable Double heapBytes() {
    Scrape scrape = last().orElse(null);
    return scrape == null
        ? null
        : Double.valueOf(
            scrape.values().entrySet().stream()
                .filter(e -> e.getKey().name().equals("jvm_memory_used_bytes"))
                .filter(e -> e.getKey().labels().contains("heap"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
  }
}
