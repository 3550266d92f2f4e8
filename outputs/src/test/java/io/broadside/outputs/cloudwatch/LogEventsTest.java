package io.broadside.outputs.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.news.Sample;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEventsTest {

  private static final String NASTY = ":\\\\,= \"'\n\t/äß{}#:|日🙂ab";

  private static Schema schema() throws Exception {
    try (InputStream in = LogEventsTest.class.getResourceAsStream("/emf-schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in));
    }
  }

  private static Sample sample() {
    return SampleRuns.sample(
        3,
        Map.of(
            SampleRuns.response(NASTY, true),
            SampleRuns.values(-100, 98),
            SampleRuns.response(NASTY, false),
            SampleRuns.values(64, 2),
            SampleRuns.response("", true),
            SampleRuns.values(64, 2),
            new Key(Measure.AS_PLANNED, "shop", "home", true),
            SampleRuns.values(64, 2),
            SampleRuns.lateness(),
            SampleRuns.values(-300, 20)));
  }

  private static List<JsonNode> measured(String measure) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (String event : LogEvents.of(sample())) {
      JsonNode json = new ObjectMapper().readTree(event);
      if (json.path("measure").asText().equals(measure)) {
        events.add(json);
      }
    }
    return events;
  }

  @Test
  void whatHasMetricsHasThePublishedForm() throws Exception {
    Schema schema = schema();
    int checked = 0;
    for (String event : LogEvents.of(sample())) {
      if (event.contains("\"_aws\"")) {
        assertThat(schema.validate(event, InputFormat.JSON)).as(event).isEmpty();
        checked++;
      }
    }
    assertThat(checked).isEqualTo(3);
    assertThat(schema.validate("{\"_aws\":{\"Timestamp\":1795782708000}}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void everyReferenceOfAMetricIsAMemberOfItsType() throws Exception {
    for (String measure : List.of("run", "requests")) {
      for (JsonNode event : measured(measure)) {
        JsonNode directive = event.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.at("/Metrics")).isNotEmpty();
        for (JsonNode metric : directive.at("/Metrics")) {
          assertThat(event.path(metric.path("Name").asText()).isNumber()).isTrue();
        }
        for (JsonNode name : directive.at("/Dimensions/0")) {
          assertThat(event.path(name.asText()).asText()).matches("[ -9;-~][ -~]{0,1023}");
        }
      }
    }
  }

  @Test
  void theRunIsNoDimensionAndFewMetricsAreMade() throws Exception {
    JsonNode run = measured("run").getFirst();
    JsonNode request = measured("requests").getFirst();

    assertThat(run.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[\"test\"]]");
    assertThat(run.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .containsExactly(
            "planned", "offered", "missed", "unknown", "active", "workers", "lateness");
    assertThat(request.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"test\",\"scenario\",\"request\"]]");
    assertThat(request.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .containsExactly("count", "errors", "p50", "p95", "p99", "max");
    assertThat(measured("as_planned")).singleElement().matches(e -> !e.has("_aws"));
    assertThat(measured("lateness")).isEmpty();
    assertThat(run.at("/_aws/Timestamp").asLong()).isEqualTo(SampleRuns.START + 3_000);
    assertThat(run.path("run").asText()).isEqualTo(SampleRuns.ID);
  }

  @ParameterizedTest
  @CsvSource({
    "home page, home page",
    "'', -",
    "::a:b, %3A:a:b",
    "Käse, K%C3%A4se",
    "日, %E6%97%A5",
  })
  void aDimensionIsWhatCloudWatchTakes(String value, String plain) {
    assertThat(LogEvent.plain(value)).isEqualTo(plain);
    assertThat(LogEvent.plain("é".repeat(2_000))).hasSize(1_024);
  }
}
