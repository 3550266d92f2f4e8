package io.broadside.outputs.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.news.Sample;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a socket that reads StatsD's lines. */
class StatsdOutputIT {

  private static final Map<Key, NativeHistogram> MEASURED =
      Map.of(
          SampleRuns.response("home / search", true), SampleRuns.values(0, 38),
          SampleRuns.response("home / search", false), SampleRuns.values(0, 2));

  private DatagramSocket socket;

  @BeforeEach
  void open() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(10_000);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private List<String> lines(Sample sample, boolean tagged) throws IOException {
    new StatsdOutput("statsd", "127.0.0.1", socket.getLocalPort(), tagged).send(sample);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Lines.of(sample, tagged).size(); i++) {
      DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
      socket.receive(packet);
      assertThat(packet.getLength()).isLessThanOrEqualTo(1_432);
      lines.addAll(
          new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII)
              .lines()
              .toList());
    }
    return lines;
  }

  @Test
  void requestsArePartsOfTheName() throws IOException {
    assertThat(lines(SampleRuns.sample(3, MEASURED), false))
        .contains(
            "broadside.requests.shop.home_search.count:40|c",
            "broadside.requests.shop.home_search.errors:2|c",
            "broadside.requests.shop.home_search.p99:989.228|g",
            "broadside.arrivals.planned:100|g",
            "broadside.arrivals.offered:97|g",
            "broadside.users.active:7|g",
            "broadside.workers:3|g",
            "broadside.lateness.p99:1.4|g")
        .allMatch(line -> line.matches("[A-Za-z0-9_.-]+:[0-9.]+\\|[cg]"));
  }

  @Test
  void requestsAreTagsWhereTheReceiverKnowsThem() throws IOException {
    assertThat(lines(SampleRuns.sample(3, MEASURED), true))
        .contains(
            "broadside.requests.count:40|c|#scenario:shop,request:home_/_search,run:%s,test:shop.yaml"
                .formatted(SampleRuns.ID),
            "broadside.arrivals.missed:2|g|#run:%s,test:shop.yaml".formatted(SampleRuns.ID));
  }

  @Test
  void manyRequestsAreInSeveralPackets() throws IOException {
    Map<Key, NativeHistogram> many = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put(SampleRuns.response("request " + i, true), SampleRuns.values(0, i + 1));
    }

    long counted =
        lines(SampleRuns.sample(3, many), false).stream()
            .filter(line -> line.contains(".count:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*:(\\d+)\\|c", "$1")))
            .sum();

    assertThat(counted).isEqualTo(5_050);
  }
}
