package io.broadside.outputs.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.RefusedException;
import io.broadside.outputs.news.Sample;
import io.broadside.results.histogram.NativeHistogram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds with every InfluxDB. */
abstract class InfluxContract {

  private static final String NASTY = "\\\\,= \"'\n\t/äß{}#:|日🙂ab";
  private static final Percentage BUCKET =
      Percentage.withPercentage(NativeHistogram.errorPercent() + 0.01);

  @TempDir Path folder;

  final Poster poster = new Poster();
  private InfluxServer server;

  abstract InfluxServer start(Path folder) throws Exception;

  abstract InfluxOutput output(InfluxServer server, String password);

  @BeforeEach
  void start() throws Exception {
    server = start(folder);
  }

  @AfterEach
  void stop() {
    poster.close();
    server.close();
  }

  private InfluxOutput output() {
    return output(server, InfluxServer.PASSWORD);
  }

  private JsonNode row(String question) throws Exception {
    JsonNode series = server.query(question);
    assertThat(series.at("/values")).as(question).hasSize(1);
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < series.at("/columns").size(); i++) {
      row.set(series.at("/columns/" + i).asText(), series.at("/values/0/" + i));
    }
    return row;
  }

  @Test
  void everySecondOfARequestIsAPoint() throws Exception {
    Sample sample =
        SampleRuns.sample(
            3,
            Map.of(
                SampleRuns.response("home / a=b, c", true), SampleRuns.values(-100, 98),
                SampleRuns.response("home / a=b, c", false), SampleRuns.values(64, 2),
                SampleRuns.lateness(), SampleRuns.values(-300, 20)));

    output().send(sample);

    JsonNode point = row("SELECT * FROM broadside_requests");
    assertThat(point.path("time").asLong()).isEqualTo(SampleRuns.START + 3_000);
    assertThat(point.path("run").asText()).isEqualTo(SampleRuns.ID);
    assertThat(point.path("test").asText()).isEqualTo("shop.yaml");
    assertThat(point.path("scenario").asText()).isEqualTo("shop");
    assertThat(point.path("request").asText()).isEqualTo("home / a=b, c");
    assertThat(point.path("count").asLong()).isEqualTo(100);
    assertThat(point.path("errors").asLong()).isEqualTo(2);
    double usual = 1_000 * Math.pow(2, -100 / 32.0);
    assertThat(point.path("mean").asDouble()).isCloseTo((98 * usual + 2 * 4_000) / 100, BUCKET);
    assertThat(point.path("p95").asDouble()).isCloseTo(usual, BUCKET);
    assertThat(point.path("p99").asDouble()).isCloseTo(4_000, BUCKET);
    assertThat(point.path("max").asDouble()).isCloseTo(4_000, BUCKET);
    assertThat(row("SELECT \"count\" FROM broadside_lateness").path("count").asLong())
        .isEqualTo(20);
  }

  @Test
  void aSecondThatIsWrittenAgainCountsOnce() throws Exception {
    Sample sample = SampleRuns.sample(3, Map.of());

    output().send(sample);
    output().send(sample);

    JsonNode point = row("SELECT * FROM broadside_seconds");
    assertThat(point.path("time").asLong()).isEqualTo(SampleRuns.START + 3_000);
    assertThat(List.of("planned", "offered", "missed", "unknown", "active", "workers"))
        .extracting(field -> point.path(field).asLong())
        .containsExactly(20L, 18L, 1L, 1L, 7L, 3L);
    assertThat(point.path("lateness").asDouble()).isEqualTo(1.4);
  }

  /** Whatever a request is called, one finds it by that name, as far as the protocol can say it. */
  @Test
  void namesComeBackAsTheyWere() throws Exception {
    Random random = new Random(7);
    Line line = new Line();
    Map<Long, String> names = new HashMap<>();
    for (long i = 0; i < 500; i++) {
      StringBuilder name = new StringBuilder("n");
      for (int length = random.nextInt(8); length > 0; length--) {
        name.appendCodePoint(
            NASTY.codePoints().toArray()[random.nextInt((int) NASTY.codePoints().count())]);
      }
      names.put(i, name.toString());
      line.point("names", Map.of("request", name.toString())).field("number", i).at(i);
    }

    poster.post(
        server.at(
            "/write?precision=ms&db="
                + InfluxServer.encoded(InfluxServer.DATABASE)
                + "&u="
                + InfluxServer.USER
                + "&p="
                + InfluxServer.encoded(InfluxServer.PASSWORD)),
        Map.of(),
        line.toString().getBytes(StandardCharsets.UTF_8));

    JsonNode rows = server.query("SELECT number, request FROM names").at("/values");
    assertThat(rows).hasSize(names.size());
    for (JsonNode row : rows) {
      assertThat(row.get(2).asText())
          .isEqualTo(Line.plain(names.getOrDefault(row.get(1).asLong(), "")));
    }
  }

  @Test
  void whoeverMayNotWriteIsToldSoWithoutTheSecret() {
    assertThatThrownBy(() -> output(server, "wrong-secret").send(SampleRuns.sample(3, Map.of())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("HTTP status 401")
        .hasMessageNotContaining("wrong-secret");
  }
}
