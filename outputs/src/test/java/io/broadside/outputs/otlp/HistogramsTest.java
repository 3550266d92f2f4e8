package io.broadside.outputs.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class HistogramsTest {

  @Property
  void nothingIsLostOnTheWayThereAndBack(@ForAll("histograms") NativeHistogram histogram) {
    ExponentialHistogramDataPoint point = Histograms.point(histogram).build();

    NativeHistogram back = back(point);
    assertThat(back).isEqualTo(histogram);
    assertThat(back.sum()).isEqualTo(histogram.sum());
    assertThat(point.getCount())
        .isEqualTo(
            point.getZeroCount()
                + point.getPositive().getBucketCountsList().stream().mapToLong(c -> c).sum());
  }

  /** By OpenTelemetry's own definition: bucket j holds (base^j, base^(j+1)]. */
  @Property
  void aValueIsInTheBucketThatOpenTelemetrySays(
      @ForAll @DoubleRange(min = 1e-6, max = 1e5) @Scale(7) double value) {
    double perDoubling = 1 << MetricNames.SCHEMA;
    int here = (int) Math.ceil(Math.log(value) / Math.log(2) * perDoubling);

    ExponentialHistogramDataPoint point =
        Histograms.point(NativeHistogram.of(here, new long[] {1}, 0, value)).build();

    double base = Math.pow(2, Math.pow(2, -point.getScale()));
    int there = point.getPositive().getOffset();
    assertThat(value)
        .isGreaterThan(Math.pow(base, there) * (1 - 1e-9))
        .isLessThanOrEqualTo(Math.pow(base, there + 1) * (1 + 1e-9));
  }

  static NativeHistogram back(ExponentialHistogramDataPoint point) {
    assertThat(point.getScale()).isEqualTo(MetricNames.SCHEMA);
    return NativeHistogram.of(
        point.getPositive().getOffset() + 1,
        point.getPositive().getBucketCountsList().stream().mapToLong(c -> c).toArray(),
        point.getZeroCount(),
        point.getSum());
  }

  @Provide
  Arbitrary<NativeHistogram> histograms() {
    return io.broadside.outputs.SampleHistograms.any();
  }
}
