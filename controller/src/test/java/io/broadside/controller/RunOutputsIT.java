package io.broadside.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.outputs.destination.Credentials;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.results.record.RunState;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's outputs get of it is what its record says. */
class RunOutputsIT {

  private static final Pattern POINT = Pattern.compile("((?:\\\\.|[^ ])+) (\\S+) (\\d+)");

  @TempDir Path folder;

  private static OutputSettings to(String... destinations) {
    return new OutputSettings(
        Arrays.stream(destinations).map(Destination::parse).toList(), Credentials.NONE);
  }

  /** Every fourth request fails, so that a goal is broken all the time. */
  private static RunView start(Lab lab, int seconds) throws Exception {
    lab.upload(
        "shop.yaml",
        """
        target: http://localhost
        phases: [hold 40/s for %ds]
        scenarios:
          look: {weight: 3, steps: [get: /fast]}
          fail: {weight: 1, steps: [get: /fail]}
        goals: [error rate < 1%%, p99 < 1m]
        """
            .formatted(seconds)
            .getBytes(UTF_8));
    return lab.start("shop.yaml", 2, Map.of());
  }

  private static Live finished(Lab lab, RunView run) throws Exception {
    Live end = lab.awaitEnd(run);
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
    assertThat(end.totals().errors()).isPositive();
    return end;
  }

  @Test
  void everyReceiverGetsAsMuchAsTheRecordHas() throws Exception {
    try (Inbox otlp = new Inbox(call -> 200);
        Inbox webhook = new Inbox(call -> 200);
        DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Lab lab =
            new Lab(
                folder,
                to(
                    "otlp=http://" + otlp.at(),
                    "webhook=http://" + webhook.at() + "/hush",
                    "statsd=127.0.0.1:" + udp.getLocalPort()))) {
      Queue<String> lines = new ConcurrentLinkedQueue<>();
      Thread.ofPlatform().daemon().start(() -> listen(udp, lines));
      RunView run = start(lab, 14);
      Live end = finished(lab, run);

      assertOtlp(otlp.taken().getLast(), end);
      assertThat(sum(lines, ".count:")).isEqualTo(end.totals().requests());
      assertThat(sum(lines, ".errors:")).isEqualTo(end.totals().errors());
      assertThat(lines).contains("broadside.arrivals.offered:" + end.totals().offered() + "|g");
      List<JsonNode> told = webhook.taken().stream().map(RunOutputsIT::json).toList();
      assertThat(told)
          .extracting(t -> t.path("event").asText())
          .containsExactly("goal-broken", "finished");
      assertThat(told.getFirst().at("/goal/text").asText()).isEqualTo("error rate < 1%");
      assertThat(told.getLast().at("/run/id").asText()).isEqualTo(run.id());
      assertThat(told.getLast().at("/verdicts/target/outcome").asText()).isEqualTo("FAILED");
      assertThat(told.getLast().at("/totals/requests").asLong()).isEqualTo(end.totals().requests());
      assertThat(end.run().warnings()).noneMatch(w -> w.contains("did not get"));
      assertThat(metrics(lab))
          .contains("broadside_output_dropped_total{output=\"otlp " + otlp.at() + "\"} 0.0")
          .contains("broadside_output_sent_total{output=\"webhook 127.0.0.1")
          .doesNotContain("hush")
          .contains(GrafanaDashboard.read().metrics());
    }
  }

  @Test
  void aReceiverThatIsAwayForSomeSecondsMissesNothing() throws Exception {
    try (Inbox influx = new Inbox(call -> call >= 3 && call < 7 ? 503 : 204);
        Lab lab = new Lab(folder, to("influxdb=http://" + influx.at() + "/k6"))) {
      Live end = finished(lab, start(lab, 12));

      Map<String, String> points = new HashMap<>();
      influx.taken().stream()
          .flatMap(body -> new String(body, UTF_8).lines())
          .map(POINT::matcher)
          .filter(Matcher::matches)
          .forEach(m -> points.put(m.group(1) + " " + m.group(3), m.group(2)));
      assertThat(field(points, "broadside_requests", "count")).isEqualTo(end.totals().requests());
      assertThat(field(points, "broadside_requests", "errors")).isEqualTo(end.totals().errors());
      assertThat(field(points, "broadside_seconds", "planned")).isEqualTo(end.totals().planned());
      assertThat(field(points, "broadside_seconds", "offered")).isEqualTo(end.totals().offered());
      assertThat(end.run().warnings()).noneMatch(w -> w.contains("did not get"));
    }
  }

  @Test
  void aReceiverThatHangsHoldsUpNoRunAndTheRecordSaysWhatItMissed() throws Exception {
    try (Inbox hanging = new Inbox(call -> Inbox.HANG);
        Inbox otlp = new Inbox(call -> 200);
        Lab lab =
            new Lab(
                folder,
                to("influxdb=http://" + hanging.at() + "/k6", "otlp=http://" + otlp.at()))) {
      Live end = finished(lab, start(lab, 6));

      assertOtlp(otlp.taken().getLast(), end);
      assertThat(end.run().warnings())
          .anyMatch(
              w ->
                  w.matches(
                      "Output influxdb %s did not get \\d+ of \\d+ messages by the end of the run .*"
                          .formatted(hanging.at())));
      assertThat(metrics(lab)).contains("broadside_output_waiting{output=\"influxdb");
    }
  }

  private static void assertOtlp(byte[] body, Live end) throws InvalidProtocolBufferException {
    Map<String, Metric> metrics = new HashMap<>();
    ExportMetricsServiceRequest.parseFrom(body)
        .getResourceMetrics(0)
        .getScopeMetrics(0)
        .getMetricsList()
        .forEach(m -> metrics.put(m.getName(), m));
    List<ExponentialHistogramDataPoint> responses =
        metrics
            .getOrDefault("broadside.response", Metric.getDefaultInstance())
            .getExponentialHistogram()
            .getDataPointsList();
    assertThat(responses.stream().mapToLong(ExponentialHistogramDataPoint::getCount).sum())
        .isEqualTo(end.totals().requests());
    assertThat(
            responses.stream()
                .filter(p -> p.toString().contains("\"KO\""))
                .mapToLong(ExponentialHistogramDataPoint::getCount)
                .sum())
        .isEqualTo(end.totals().errors());
    assertThat(
            metrics
                .getOrDefault("broadside.arrivals", Metric.getDefaultInstance())
                .getGauge()
                .getDataPointsList())
        .filteredOn(p -> p.getAttributes(0).getValue().getStringValue().equals("offered"))
        .extracting(NumberDataPoint::getAsInt)
        .containsExactly(end.totals().offered());
  }

  private static void listen(DatagramSocket udp, Queue<String> lines) {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    try {
      while (true) {
        udp.receive(packet);
        new String(packet.getData(), 0, packet.getLength(), UTF_8).lines().forEach(lines::add);
        packet.setLength(65_536);
      }
    } catch (IOException e) {
      // the test has closed it
    }
  }

  private static long sum(Queue<String> lines, String counter) {
    return lines.stream()
        .filter(line -> line.startsWith("broadside.requests.") && line.contains(counter))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:(\\d+)\\|c", "$1")))
        .sum();
  }

  private static long field(Map<String, String> points, String measurement, String field) {
    Pattern value = Pattern.compile("(?:^|,)" + field + "=(\\d+)i");
    return points.entrySet().stream()
        .filter(p -> p.getKey().startsWith(measurement + ","))
        .map(p -> value.matcher(p.getValue()))
        .filter(Matcher::find)
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .sum();
  }

  private static JsonNode json(byte[] body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String metrics(Lab lab) throws Exception {
    return new String(lab.send("GET", "/metrics", new byte[0]).body(), UTF_8);
  }
}
