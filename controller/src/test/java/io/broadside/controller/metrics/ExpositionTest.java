package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.SeriesPool;
import io.broadside.protocol.wire.MetricNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private final FleetMetrics fleet = new FleetMetrics();

  private Exposition exposition() throws IOException {
    MeasuredWorker one = new MeasuredWorker();
    one.response("search", MetricNames.OK, 0.0007);
    one.response("search", MetricNames.OK, 0.3);
    MeasuredWorker two = new MeasuredWorker();
    two.response("search", MetricNames.OK, 0.3);
    two.response("search", MetricNames.KO, 90);
    fleet.accept("one", 0, one.scrape());
    fleet.accept("two", 0, two.scrape());
    return new Exposition(
        fleet.histograms(), fleet.counters(), Map.of("planned", 7L, "unknown", 2L));
  }

  @Test
  void mergedHistogramsGoOutAsTheyCameIn() throws IOException {
    Exposition.Answer answer =
        exposition()
            .write(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                    + " encoding=delimited");
    Scrape again = Scrape.parse(answer.body(), new SeriesPool());
    assertThat(again.histograms()).isEqualTo(fleet.histograms());
    assertThat(again.values()).containsAllEntriesOf(fleet.counters());
  }

  @Test
  void whoReadsTextGetsClassicBuckets() throws IOException {
    String text = new String(exposition().write("text/plain").body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            "outcome=\"OK\",request=\"search\",scenario=\"shop\",le=\"0.001\"} 1",
            "outcome=\"OK\",request=\"search\",scenario=\"shop\",le=\"0.5\"} 3",
            "outcome=\"KO\",request=\"search\",scenario=\"shop\",le=\"60.0\"} 0",
            "outcome=\"KO\",request=\"search\",scenario=\"shop\",le=\"+Inf\"} 1");
  }

  @Test
  void arrivalsAreCountedByOutcome() throws IOException {
    String text = new String(exposition().write("text/plain").body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            "broadside_arrivals{outcome=\"planned\"} 7.0",
            "broadside_arrivals{outcome=\"unknown\"} 2.0");
  }

  @Test
  void beforeARunThereIsNothing() {
    assertThat(Exposition.EMPTY.write(null).body()).isEmpty();
  }
}
