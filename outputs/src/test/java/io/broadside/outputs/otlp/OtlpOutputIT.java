package io.broadside.outputs.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.outputs.Receiver;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.RefusedException;
import io.broadside.outputs.news.Sample;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that reads with OpenTelemetry's own classes. */
class OtlpOutputIT {

  private static final Map<Key, NativeHistogram> MEASURED =
      Map.of(
          SampleRuns.response("home", true), SampleRuns.values(-100, 38),
          SampleRuns.response("home", false), SampleRuns.values(64, 2),
          SampleRuns.lateness(), NativeHistogram.of(-300, new long[] {7, 0, 1}, 10, 0.02));

  private Receiver collector;
  private Poster poster;

  @BeforeEach
  void start() throws IOException {
    collector = new Receiver();
    poster = new Poster(Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    poster.close();
    collector.close();
  }

  private OtlpOutput output() {
    return output(poster);
  }

  private OtlpOutput output(Poster by) {
    return new OtlpOutput("otlp", collector.address(), Map.of("api-key", "hush"), by);
  }

  @Test
  void aCollectorGetsEveryHistogramWithoutLoss() throws Exception {
    Sample sample = SampleRuns.sample(3, MEASURED);

    output().send(sample);

    Receiver.Request request = collector.requests().getFirst();
    assertThat(request.uri().getPath()).isEqualTo("/v1/metrics");
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(request.headers().getFirst("api-key")).isEqualTo("hush");
    ResourceMetrics all =
        ExportMetricsServiceRequest.parseFrom(request.body()).getResourceMetrics(0);
    assertThat(attributes(all.getResource().getAttributesList()))
        .containsEntry("service.name", "broadside")
        .containsEntry("service.instance.id", SampleRuns.ID)
        .containsEntry("broadside.test", "shop.yaml");
    Map<String, Metric> metrics = metrics(all);
    assertThat(metrics.get("broadside.response"))
        .returns("s", Metric::getUnit)
        .returns(
            AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
            m -> m.getExponentialHistogram().getAggregationTemporality());
    Map<Map<String, String>, NativeHistogram> responses = histograms(metrics, "broadside.response");
    assertThat(responses)
        .isEqualTo(
            Map.of(
                Map.of("scenario", "shop", "request", "home", "outcome", "OK"),
                MEASURED.get(SampleRuns.response("home", true)),
                Map.of("scenario", "shop", "request", "home", "outcome", "KO"),
                MEASURED.get(SampleRuns.response("home", false))));
    assertThat(histograms(metrics, "broadside.lateness"))
        .isEqualTo(Map.of(Map.of("scenario", "shop"), MEASURED.get(SampleRuns.lateness())));
  }

  @Test
  void everyPointIsOfTheRunAndOfItsTime() throws Exception {
    output().send(SampleRuns.sample(3, MEASURED));

    Map<String, Metric> metrics =
        metrics(
            ExportMetricsServiceRequest.parseFrom(collector.requests().getFirst().body())
                .getResourceMetrics(0));
    ExponentialHistogramDataPoint point =
        get(metrics, "broadside.response").getExponentialHistogram().getDataPoints(0);
    assertThat(point.getStartTimeUnixNano()).isEqualTo(SampleRuns.START * 1_000_000);
    assertThat(point.getTimeUnixNano()).isEqualTo((SampleRuns.START + 4_000) * 1_000_000);
    Map<String, Long> arrivals =
        get(metrics, "broadside.arrivals").getGauge().getDataPointsList().stream()
            .collect(
                Collectors.toMap(
                    p -> p.getAttributes(0).getValue().getStringValue(), p -> p.getAsInt()));
    assertThat(arrivals)
        .isEqualTo(Map.of("planned", 100L, "offered", 97L, "missed", 2L, "unknown", 1L));
    assertThat(get(metrics, "broadside.users.active").getGauge().getDataPoints(0).getAsInt())
        .isEqualTo(7);
  }

  @Test
  void whatIsRefusedIsNotAWorldThatIsAway() {
    collector.answer(400, "no such\nmetric");
    assertThatThrownBy(() -> output().send(SampleRuns.sample(3, MEASURED)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("HTTP status 400 no such metric");
    collector.answer(503, "");
    assertThatThrownBy(() -> output().send(SampleRuns.sample(3, MEASURED)))
        .isNotInstanceOf(RefusedException.class)
        .hasMessage("HTTP status 503");
    collector.answer(Receiver.HANG, "");
    try (Poster hasty = new Poster(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> output(hasty).send(SampleRuns.sample(3, MEASURED)))
          .isInstanceOf(IOException.class)
          .hasMessage("no answer within 1 s");
    }
  }

  private static Map<String, Metric> metrics(ResourceMetrics all) {
    return all.getScopeMetrics(0).getMetricsList().stream()
        .collect(Collectors.toMap(Metric::getName, m -> m));
  }

  private static Metric get(Map<String, Metric> metrics, String name) {
    return Objects.requireNonNull(metrics.get(name));
  }

  private static Map<Map<String, String>, NativeHistogram> histograms(
      Map<String, Metric> metrics, String name) {
    return get(metrics, name).getExponentialHistogram().getDataPointsList().stream()
        .collect(
            Collectors.toMap(p -> attributes(p.getAttributesList()), p -> HistogramsTest.back(p)));
  }

  private static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, a -> a.getValue().getStringValue()));
  }
}
