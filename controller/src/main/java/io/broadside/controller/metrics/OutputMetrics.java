package io.broadside.controller.metrics;

import io.broadside.outputs.delivery.Balance;
import io.broadside.protocol.wire.Label;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.ToLongFunction;

/** What outputs have sent, dropped and still hold, as metrics for Prometheus. */
public final class OutputMetrics {

  private OutputMetrics() {}

  /** Three metrics with the label output; none where there is no output. */
  public static List<MetricSnapshot> of(List<Balance> balances) {
    return balances.isEmpty()
        ? List.of()
        : List.of(
            counter("broadside_output_sent", "what outputs accepted", balances, Balance::sent),
            counter(
                "broadside_output_dropped",
                "what outputs will never receive",
                balances,
                Balance::dropped),
            waiting(balances));
  }

  private static CounterSnapshot counter(
      String name, String help, List<Balance> balances, ToLongFunction<Balance> count) {
    return new CounterSnapshot(
        new MetricMetadata(name, help),
        balances.stream()
            .map(b -> new CounterDataPointSnapshot(count.applyAsLong(b), labels(b), null, 0))
            .toList());
  }

  private static GaugeSnapshot waiting(List<Balance> balances) {
    return new GaugeSnapshot(
        new MetricMetadata("broadside_output_waiting", "what outputs may still receive"),
        balances.stream()
            .map(b -> new GaugeDataPointSnapshot(b.waiting(), labels(b), null))
            .toList());
  }

  private static Labels labels(Balance balance) {
    return Labels.of(Label.OUTPUT.key(), balance.output());
  }
}
