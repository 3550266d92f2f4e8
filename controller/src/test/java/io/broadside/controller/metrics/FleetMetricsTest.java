package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {

  private static final class Worker {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram times =
        Histogram.builder()
            .name(MetricNames.RESPONSE)
            .help("response times")
            .labelNames("scenario", "request", "outcome")
            .withoutExemplars()
            .nativeOnly()
            .nativeInitialSchema(MetricNames.SCHEMA)
            .nativeMaxNumberOfBuckets(0)
            .nativeMinZeroThreshold(Math.pow(2, -128))
            .nativeMaxZeroThreshold(Math.pow(2, -128))
            .register(registry);

    void measure(double seconds, String outcome) {
      times.labelValues("shop", "search", outcome).observe(seconds);
    }

    Scrape scrape() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PrometheusProtobufWriter().write(out, registry.scrape());
      return Scrape.parse(out.toByteArray());
    }
  }

  private final FleetMetrics fleet = new FleetMetrics();

  @Test
  void severalWorkersAddUpToOneHistogramOverAllSamples() throws IOException {
    Random random = new Random(7);
    Worker all = new Worker();
    Worker[] workers = {new Worker(), new Worker(), new Worker()};
    for (int second = 0; second < 3; second++) {
      for (int i = 0; i < 500; i++) {
        double time = Math.round(Math.exp(random.nextGaussian()) * 100) / 1000.0;
        all.measure(time, MetricNames.OK);
        workers[random.nextInt(3)].measure(time, MetricNames.OK);
      }
      for (int w = 0; w < 3; w++) {
        fleet.accept("worker-" + w, second * 1_000_000_000L, workers[w].scrape());
      }
    }
    NativeHistogram one = all.scrape().histograms().values().iterator().next();
    assertThat(one.count()).isEqualTo(1500);
    assertThat(fleet.responses()).isEqualTo(one);
    assertThat(fleet.interval().responses()).isEqualTo(one);
    assertThat(fleet.interval().responses()).isEqualTo(NativeHistogram.EMPTY);
  }

  @Test
  void anInstanceThatBeganAnewCountsFromZero() throws IOException {
    Worker first = new Worker();
    first.measure(0.1, MetricNames.OK);
    first.measure(0.2, MetricNames.OK);
    fleet.accept("worker-0", 0, first.scrape());
    Worker second = new Worker();
    second.measure(0.3, MetricNames.KO);
    second.measure(0.4, MetricNames.OK);
    fleet.accept("worker-0", 1, second.scrape());
    assertThat(fleet.responses().count()).isEqualTo(4);
    assertThat(fleet.errors()).isEqualTo(1);
  }

  @Test
  void garbageIsRefused() {
    assertThatThrownBy(() -> Scrape.parse(new byte[] {9, 1, 2, 3})).isInstanceOf(IOException.class);
  }
}
