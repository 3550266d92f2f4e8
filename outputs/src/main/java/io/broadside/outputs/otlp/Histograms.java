package io.broadside.outputs.otlp;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint.Buckets;

/**
 * Histograms as OpenTelemetry has them, without loss: both have 2^scale buckets for each doubling
 * that hold their upper bounds. OpenTelemetry's bucket {@code j} holds the values in {@code
 * (base^j, base^(j+1)]}, so that it is bucket {@code j + 1} here
 * (https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram).
 */
final class Histograms {

  private static final int SHIFT = 1;

  private Histograms() {}

  /** A point with the buckets of a histogram, its count and its sum. */
  static ExponentialHistogramDataPoint.Builder point(NativeHistogram histogram) {
    return ExponentialHistogramDataPoint.newBuilder()
        .setScale(MetricNames.SCHEMA)
        .setCount(histogram.count())
        .setSum(histogram.sum())
        .setZeroCount(histogram.zeros())
        .setPositive(buckets(histogram));
  }

  private static Buckets buckets(NativeHistogram histogram) {
    int first = histogram.offset();
    int end = histogram.end();
    while (first < end && histogram.bucket(first) == 0) {
      first++;
    }
    while (end > first && histogram.bucket(end - 1) == 0) {
      end--;
    }
    Buckets.Builder buckets = Buckets.newBuilder().setOffset(first - SHIFT);
    for (int i = first; i < end; i++) {
      buckets.addBucketCounts(histogram.bucket(i));
    }
    return buckets.build();
  }
}
