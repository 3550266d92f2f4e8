package io.broadside.controller.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.RunWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API says of the course of a run, beside its seconds. */
class CourseIT {

  private static final Key SEARCH = new Key(Measure.RESPONSE, "Shop", "search", true);
  private static final NativeHistogram FIVE =
      NativeHistogram.of(-4 << MetricNames.SCHEMA, new long[] {5}, 0, 0.3);

  @TempDir private Path folder;

  @Test
  void theHeatMapGrowsWithTheRunAndItsReportHoldsIt() throws Exception {
    try (Stage stage = new Stage(folder, 0)) {
      stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
      assertThat(ask(stage, "heatmap").body()).contains("\"columns\":[]");
      RunWriter writer = RunWriter.open(stage.store.begin(FakeRuns.ID));
      NativeHistogram soFar = FIVE;
      writer.measured(0, Map.of(SEARCH, soFar));
      writer.write(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 1, null).run());
      assertThat(ask(stage, "heatmap").body()).contains("\"columns\":[[35,5]]");
      soFar = soFar.plus(FIVE).plus(FIVE);
      writer.measured(1, Map.of(SEARCH, soFar));
      writer.write(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 2, null).run());
      assertThat(ask(stage, "heatmap").body()).contains("\"columns\":[[35,5],[35,10]]");
      assertThat(ask(stage, "heatmap?from=1&to=2").body()).contains("\"columns\":[[35,10]]");
      assertThat(ask(stage, "heatmap?from=-1").statusCode()).isEqualTo(400);
      assertThat(ask(stage, "heatmap?from=9&to=2").statusCode()).isEqualTo(400);
      assertThat(ask(stage, "report").body())
          .startsWith("<!doctype html>")
          .contains("\"columns\":[[35,5],[35,10]]")
          .doesNotContain("src=\"");
      assertThat(ask(stage, "changes").body()).contains("\"worker\":\"worker-2\"", "\"failed\"");
      stage.runs.show(null);
      assertThat(ask(stage, "heatmap").statusCode()).isEqualTo(404);
      assertThat(ask(stage, "changes").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void errorsAndRequestsAreToldAsFarAsTheyAreWritten() throws Exception {
    try (Stage stage = new Stage(folder, 0)) {
      stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 3, null));
      assertThat(ask(stage, "errors").body()).contains("\"lines\":[]");
      assertThat(ask(stage, "series?request=search").body()).contains("\"responses\":[]");
      Written.to(stage.store.begin(FakeRuns.ID), 3);
      assertThat(ask(stage, "errors").body())
          .contains("\"message\":\"" + Written.UNAVAILABLE + "\",\"errors\":[2,2,2]")
          .contains("\"message\":\"" + Written.LATE + "\",\"errors\":[1,1,1]");
      assertThat(ask(stage, "errors?from=2").body()).contains("\"from\":2", "\"errors\":[2]");
      assertThat(ask(stage, "series?request=search&scenario=Shop").body())
          .contains("\"responses\":[5.0,6.0,7.0],\"errors\":[3.0,3.0,3.0]");
      assertThat(ask(stage, "series?request=product+%2F+picture").body())
          .contains("\"responses\":[30.0,30.0,30.0],\"errors\":[0.0,0.0,0.0]");
      assertThat(ask(stage, "sparklines").body())
          .contains("\"request\":\"search\"", "\"request\":\"product / picture\"");
      assertThat(ask(stage, "series?request=pay").statusCode()).isEqualTo(404);
      assertThat(ask(stage, "series?request=pay").body()).contains("no request \\\"pay\\\"");
      assertThat(ask(stage, "series?request=search&scenario=Else").statusCode()).isEqualTo(404);
      assertThat(ask(stage, "series?request=search&group=true").statusCode()).isEqualTo(404);
      assertThat(ask(stage, "series?request=search&from=-1").statusCode()).isEqualTo(400);
    }
  }

  private static HttpResponse<String> ask(Stage stage, String what) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stage.address("/api/runs/" + FakeRuns.ID + "/" + what)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString(UTF_8));
    }
  }
}
