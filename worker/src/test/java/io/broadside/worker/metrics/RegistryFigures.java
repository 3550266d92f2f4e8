package io.broadside.worker.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBucket;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a registry has to say.
 *
 * @param registry the one that is asked
 */
record RegistryFigures(PrometheusRegistry registry) {

  double counter(String name, String... labels) {
    return ((CounterSnapshot.CounterDataPointSnapshot) point(name, labels)).getValue();
  }

  double gauge(String name, String... labels) {
    return ((GaugeSnapshot.GaugeDataPointSnapshot) point(name, labels)).getValue();
  }

  HistogramDataPointSnapshot histogram(String name, String... labels) {
    return (HistogramDataPointSnapshot) point(name, labels);
  }

  /** Counts by bucket index. */
  SortedMap<Integer, Long> buckets(String name, String... labels) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (NativeHistogramBucket b : histogram(name, labels).getNativeBucketsForPositiveValues()) {
      counts.put(b.getBucketIndex(), b.getCount());
    }
    return counts;
  }

  /** All values of one label of a metric. */
  List<String> values(String name, String label) {
    return points(name).map(p -> p.getLabels().get(label)).distinct().sorted().toList();
  }

  private DataPointSnapshot point(String name, String... labels) {
    Labels wanted = Labels.of(labels);
    return points(name)
        .filter(p -> p.getLabels().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + name + " with " + wanted));
  }

  private Stream<? extends DataPointSnapshot> points(String name) {
    return registry.scrape(name::equals).stream()
        .map(MetricSnapshot::getDataPoints)
        .flatMap(List::stream);
  }
}
