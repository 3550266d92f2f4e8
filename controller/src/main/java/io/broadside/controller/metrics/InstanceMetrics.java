package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of one instance. Not thread-safe. */
public final class InstanceMetrics {

  private static final int REMEMBERED = 5;
  private static final String CPU = "process_cpu_time_ns_total";
  private static final String THROTTLED = "broadside_cgroup_throttled_seconds_total";

  /** What is remembered of an earlier scrape: a whole one of 50 requests is a quarter megabyte. */
  private record Sample(
      long atNanos, NativeHistogram lateness, @Nullable Double cpu, @Nullable Double throttled) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private @Nullable Scrape last;

  void accept(long atNanos, Scrape scrape) {
    if (samples.size() == REMEMBERED) {
      samples.removeFirst();
    }
    samples.addLast(
        new Sample(atNanos, lateness(scrape), scrape.value(CPU), scrape.value(THROTTLED)));
    last = scrape;
  }

  /** The last scrape. */
  public Optional<Scrape> last() {
    return Optional.ofNullable(last);
  }

  /** Lateness over the last seconds. */
  public NativeHistogram lateness() {
    return samples.isEmpty()
        ? NativeHistogram.EMPTY
        : samples
            .getLast()
            .lateness
            .minus(
                samples.size() < REMEMBERED ? NativeHistogram.EMPTY : samples.getFirst().lateness);
  }

  /** Lateness since it began. */
  public NativeHistogram latenessInAll() {
    return samples.isEmpty() ? NativeHistogram.EMPTY : samples.getLast().lateness;
  }

  private static NativeHistogram lateness(Scrape scrape) {
    return scrape.histograms().entrySet().stream()
        .filter(e -> e.getKey().name().equals(MetricNames.LATENESS))
        .map(Map.Entry::getValue)
        .reduce(NativeHistogram.EMPTY, NativeHistogram::plus);
  }

  /** Cores in use over the last seconds. */
  public OptionalDouble cpu() {
    return rate(Sample::cpu, 1);
  }

  /**
   * Part of the last seconds in which the container was throttled, 0 to 1; empty where nobody
   * knows.
   */
  public OptionalDouble throttled() {
    return rate(Sample::throttled, 1e9);
  }

  private OptionalDouble rate(Function<Sample, @Nullable Double> counter, double scale) {
    if (samples.size() < 2) {
      return OptionalDouble.empty();
    }
    Double now = counter.apply(samples.getLast());
    Double then = counter.apply(samples.getFirst());
    long nanos = samples.getLast().atNanos - samples.getFirst().atNanos;
    return now == null || then == null || nanos <= 0 || now < then
        ? OptionalDouble.empty()
        : OptionalDouble.of((now - then) * scale / nanos);
  }

  /** A gauge or counter without labels, null where there is none. */
  public @Nullable Double value(String name) {
    return last == null ? null : last.value(name);
  }

  /** Heap in use, bytes. */
  public @Nullable Double heapBytes() {
    Scrape scrape = last;
    return scrape == null
        ? null
        : Double.valueOf(
            scrape.values().entrySet().stream()
                .filter(e -> e.getKey().name().equals("jvm_memory_used_bytes"))
                .filter(e -> e.getKey().labels().get("area").equals("heap"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
  }
}
