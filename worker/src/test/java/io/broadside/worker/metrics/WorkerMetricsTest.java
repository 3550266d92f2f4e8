package io.broadside.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {

  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  private final WorkerMetrics metrics = WorkerMetrics.ofProcess("3.15.1");

  @Test
  void speaksProtobufToWhoAsksForIt() {
    WrittenFigures answer = metrics.scrape(PROTOBUF);
    assertThat(answer.contentType()).isEqualTo(PROTOBUF);
    assertThat(text(answer)).contains("jvm_memory_used_bytes");
  }

  @Test
  void speaksPlainTextToWhoAsksForNothing() {
    metrics.measurements().response("shop", List.of(), "home", true, 0, 250, null);
    assertThat(metrics.scrape(null).contentType()).startsWith("text/plain; version=0.0.4");
    assertThat(lines(null))
        .contains(
            "broadside_response_seconds_sum{outcome=\"OK\",request=\"home\",scenario=\"shop\"}"
                + " 0.25")
        .contains(
            "broadside_response_seconds_max{outcome=\"OK\",request=\"home\",scenario=\"shop\"}"
                + " 0.25");
  }

  @Test
  void speaksOpenMetricsToWhoAsksForIt() {
    String accept = "application/openmetrics-text; version=1.0.0";
    assertThat(metrics.scrape(accept).contentType()).startsWith("application/openmetrics-text");
    assertThat(lines(accept)).last().isEqualTo("# EOF");
  }

  @Test
  void tellsOfTheProcess() {
    metrics.measurements().userStarted("shop");
    String all = String.join("\n", lines(null));
    assertThat(all)
        .contains("\nprocess_cpu_time_ns_total ")
        .contains("\nprocess_files_open_files ")
        .contains("\nprocess_files_max_files ")
        .contains("\njvm_memory_used_bytes{")
        .contains("\njvm_threads_live_threads ")
        .contains("\nbroadside_users_started_total{scenario=\"shop\"} 1.0");
  }

  private List<String> lines(@Nullable String accept) {
    return text(metrics.scrape(accept)).lines().toList();
  }

  private static String text(WrittenFigures answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
