package io.broadside.controller.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.Records;
import io.broadside.controller.report.Moment;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.record.RunState;
import io.broadside.results.store.RunWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ApiServerIT {

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final int MORE_THAN_A_SOCKET_HOLDS = 3_000;
  private static final String RUN = "/api/runs/" + FakeRuns.ID;

  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = new Stage(folder, 0);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RUN,
        RUN + "/live",
        RUN + "/seconds?from=1&to=3",
        RUN + "/planned",
        "/api/runs",
        "/api/workers",
        "/api/simulations",
        "/api/openapi.yaml",
        "/metrics",
        "/healthz",
        "/readyz",
        "/",
        "/app.js",
        "/css/base.css",
        "/vendor/uPlot.min.css"
      })
  void everyPageAnswers(String path) throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null));
    assertThat(ask("GET", path, "", ""))
        .startsWith("HTTP/1.1 200")
        .contains("nosniff")
        .contains("Content-Security-Policy: default-src 'self'; object-src 'none'; frame-ancestors")
        .doesNotContain("unsafe-inline")
        .contains("Referrer-Policy: no-referrer");
  }

  @Test
  void whoeverDoesNotKnowYetHowThingsStandSaysSoAndIsNotReady() throws IOException {
    stage.runs.obstacle = Optional.of("This controller is taking over run 7.");
    for (String path :
        new String[] {
          "/api/runs", RUN, RUN + "/live", RUN + "/events", RUN + "/seconds", RUN + "/planned"
        }) {
      assertThat(ask("GET", path, "", ""))
          .startsWith("HTTP/1.1 503")
          .contains("Retry-After: 2", "/problems/not-steering", "is taking over run 7");
    }
    assertThat(ask("POST", "/api/runs", JSON, "{}")).startsWith("HTTP/1.1 503");
    assertThat(ask("GET", "/readyz", "", ""))
        .startsWith("HTTP/1.1 503")
        .contains("is taking over run 7");
    assertThat(ask("GET", "/healthz", "", "")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/openapi.yaml", "", "")).startsWith("HTTP/1.1 200");

    stage.runs.obstacle = Optional.empty();

    assertThat(ask("GET", "/readyz", "", "")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/runs", "", "")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRunIsCreatedAndStopped() throws IOException {
    assertThat(
            ask(
                "POST",
                "/api/runs",
                JSON,
                "{\"test\":{\"simulation\":\"Shop.java\"},\"fleet\":{\"workers\":3}}"))
        .startsWith("HTTP/1.1 201")
        .contains(FakeRuns.ID);
    assertThat(ask("POST", "/api/runs", JSON, "{}"))
        .startsWith("HTTP/1.1 409")
        .contains("/problems/busy");
    assertThat(ask("POST", RUN + "/stop", "", "")).startsWith("HTTP/1.1 200").contains("ABORTED");
  }

  @Test
  void theKillSwitchEndsWhateverRuns() throws IOException {
    assertThat(ask("POST", "/api/stop", "", ""))
        .startsWith("HTTP/1.1 404")
        .contains("No run is under way");
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null));
    assertThat(ask("POST", "/api/stop", "", "")).startsWith("HTTP/1.1 200").contains("ABORTED");
    assertThat(stage.runs.listed).as("listing all runs takes long").hasValue(0);
  }

  @Test
  void workersAreScaled() throws IOException {
    assertThat(ask("PUT", "/api/workers", JSON, "{\"count\":5}")).startsWith("HTTP/1.1 202");
    assertThat(stage.fleet.wanted()).isEqualTo(5);
    String many = "{\"count\":150}";
    assertThat(ask("PUT", "/api/workers", JSON, many))
        .startsWith("HTTP/1.1 400")
        .contains("between 0 and 100, not 150", "--max-workers");
    stage.runs.mostWorkers = 200;
    assertThat(ask("PUT", "/api/workers", JSON, many)).startsWith("HTTP/1.1 202");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":-1}|400|between 0 and",
        "{\"count\":1000000}|400|between 0 and",
        "{\"count\":\"many\"}|400|Field count has the wrong type",
        "{\"number\":1}|400|There is no field number",
        "{\"count\":|400|line 1, column",
        "null|400|The body is null",
        "[]|400|wrong type",
        "{}|400|count"
      })
  void badCountsAreRefusedWithASentence(String body, int status, String part) throws IOException {
    assertThat(ask("PUT", "/api/workers", JSON, body))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains(part)
        .doesNotContain("\tat ")
        .doesNotContain("io.broadside");
    assertThat(stage.fleet.wanted()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"fleet\":{\"workers\":0}}|400|workers must be",
        "{\"fleet\":{\"workers\":101}}|422|maxWorkers",
        "{\"fleet\":{\"workers\":\"three\"}}|400|Field fleet.workers has the wrong type",
        "{\"target\":5}|400|Field target has the wrong type",
        "{\"fleet\":{\"autoscale\":\"x\"}}|400|Field fleet.autoscale has the wrong type: it must"
            + " be true or false",
        "{\"fleet\":{\"capacity\":\"x\"}}|400|Field fleet.capacity has the wrong type: it must be a"
            + " number",
        "{\"speed\":9}|400|There is no field speed",
        "{\"fleet\":{\"workers\":\"3\"}}|400|Field fleet.workers has the wrong type: it must be a"
            + " whole number",
        "{\"fleet\":{\"workers\":3.5}}|400|Field fleet.workers has the wrong type: it must be a"
            + " whole number",
        "{\"fleet\":{\"workers\":true}}|400|Field fleet.workers has the wrong type: it must be a"
            + " whole number",
        "{\"fleet\":{\"workers\":99999999999}}|400|Field fleet.workers is invalid: Numeric value"
            + " (99999999999)",
        "{\"fleet\":{\"capacity\":\"7\"}}|400|Field fleet.capacity has the wrong type: it must be a"
            + " number",
        "{\"fleet\":{\"autoscale\":\"true\"}}|400|Field fleet.autoscale has the wrong type: it must"
            + " be true or false",
        "{\"fleet\":{\"autoscale\":1}}|400|Field fleet.autoscale has the wrong type: it must be"
            + " true or false",
        "{\"target\":{\"url\":5}}|400|Field target.url has the wrong type: it must be text",
        "{\"test\":{\"properties\":{\"a\":null}}}|400|Field test.properties.a must not be null",
        "{\"test\":{\"properties\":{\"a\":5}}}|400|Field test.properties.a has the wrong type: it"
            + " must be text",
        "{\"test\":{\"properties\":[]}}|400|Field test.properties has the wrong type: it must be an"
            + " object",
        "{\"a\":null}|400|There is no field a",
        "nonsense|400|not valid JSON"
      })
  void badRunsAreRefusedWithASentence(String body, int status, String part) throws IOException {
    assertThat(ask("POST", "/api/runs", JSON, body))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains(part)
        .doesNotContain("\tat ");
    assertThat(stage.runs.list()).isEmpty();
  }

  @Test
  void bodiesHaveALimitAndAType() throws IOException {
    assertThat(ask("POST", "/api/runs", JSON, "{\"target\":\"" + "x".repeat(1 << 20) + "\"}"))
        .startsWith("HTTP/1.1 413");
    assertThat(ask("POST", "/api/runs", "Content-Type: text/plain\r\n", "{}"))
        .startsWith("HTTP/1.1 415");
    assertThat(ask("POST", "/api/runs", "", "{}")).startsWith("HTTP/1.1 415");
  }

  @Test
  void anUploadHasALimit() throws Exception {
    byte[] large = new byte[Bundle.MAX_PACKED_BYTES + 1];
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(stage.address("/api/simulations/Large.java"))
                  .PUT(HttpRequest.BodyPublishers.ofByteArray(large))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("may have at most 67,108,864 bytes");
    }
    assertThat(ask("GET", "/api/simulations", "", "")).doesNotContain("Large");
  }

  @Test
  void aSimulationIsUploaded() throws IOException {
    assertThat(
            ask(
                "PUT",
                "/api/simulations/Mine.java",
                "Content-Type: text/x-java\r\n",
                "public class Mine {}"))
        .startsWith("HTTP/1.1 201")
        .contains("upload");
    assertThat(ask("GET", "/api/simulations", "", "")).contains("Mine.java");
    assertThat(ask("PUT", "/api/simulations/..%2Fx", "", "x")).contains("HTTP/1.1 400");
    assertThat(ask("PUT", "/api/simulations/Empty.java", "", "")).contains("The upload is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/live", "/events", "/seconds"})
  void anUnknownRunIsAProblem(String rest) throws IOException {
    assertThat(ask("GET", "/api/runs/none" + rest, "Accept: text/event-stream\r\n", ""))
        .startsWith("HTTP/1.1 404")
        .contains("There is no run none");
    assertThat(ask("POST", "/api/runs/none/stop", "", "")).startsWith("HTTP/1.1 404");
  }

  @Test
  void anUnknownRouteMethodOrNumberIsAProblem() throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null));
    assertThat(ask("GET", "/api/nothing", "", ""))
        .startsWith("HTTP/1.1 404")
        .contains("problem+json");
    assertThat(ask("DELETE", "/api/runs", "", ""))
        .startsWith("HTTP/1.1 405")
        .contains("problem+json");
    assertThat(ask("GET", RUN + "/seconds?from=x", "", ""))
        .startsWith("HTTP/1.1 400")
        .contains("from must be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE|/api/runs|GET, HEAD, POST",
        "PUT|/api/stop|POST",
        "GET|/api/stop|POST",
        "POST|/api/workers|GET, HEAD, PUT",
        "POST|/api/simulations/x|PUT",
        "OPTIONS|/metrics|GET, HEAD",
        "DELETE|/api/runs/20261121-044500-shop/stop|POST"
      })
  void whatAnotherMethodWouldDoIsSaid(String method, String path, String allowed)
      throws IOException {
    assertThat(ask(method, path, "", ""))
        .startsWith("HTTP/1.1 405")
        .contains("\r\nAllow: " + allowed + "\r\n", "problem+json", "allows " + allowed);
  }

  @Test
  void threeHundredHalfSentBodiesDoNotHoldUpTheKillSwitch() throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null));
    List<Socket> halfSent = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        String line = i % 2 == 0 ? "POST /api/runs" : "PUT /api/simulations/Half.java";
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.port);
        halfSent.add(socket);
        String head = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n";
        socket.getOutputStream().write((line + head + JSON + "\r\n{").getBytes(UTF_8));
      }
      assertThat(ask("POST", "/api/stop", "", "")).startsWith("HTTP/1.1 200").contains("ABORTED");
      assertThat(ask("GET", "/api/runs", "", "")).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : halfSent) {
        socket.close();
      }
    }
  }

  @Test
  void threeHundredReadersWhoDoNotReadDoNotHoldUpTheKillSwitch() throws IOException {
    stage.runs.show(
        ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, MORE_THAN_A_SOCKET_HOLDS, null));
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        readers.add(BareSocket.send(stage.port, "GET", RUN + "/live", "", ""));
      }
      assertThat(ask("POST", "/api/stop", "", "")).startsWith("HTTP/1.1 200").contains("ABORTED");
    } finally {
      for (Socket socket : readers) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "10.0.0.1"})
  void aForeignHostGetsNothing(String host) throws IOException {
    for (String path : new String[] {"/", "/api/runs", "/metrics", "/app.js"}) {
      assertThat(ask("GET", path, "Host: " + host + "\r\n", ""))
          .startsWith("HTTP/1.1 403")
          .contains("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://localhost", "http://localhost:1"})
  void aForeignOriginGetsNothing(String origin) throws IOException {
    assertThat(ask("POST", "/api/stop", "Origin: " + origin + "\r\n", ""))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void theOwnOriginAndTheTokenAreTaken() throws IOException {
    String own =
        "Host: localhost:" + stage.port + "\r\nOrigin: http://localhost:" + stage.port + "\r\n";
    assertThat(ask("GET", "/api/runs", own, "")).startsWith("HTTP/1.1 200");
    assertThat(
            ask(
                "GET",
                "/api/runs",
                "Host: broadside.svc\r\nAuthorization: Bearer " + Stage.TOKEN + "\r\n",
                ""))
        .startsWith("HTTP/1.1 200");
    assertThat(
            ask("GET", "/api/runs", "Host: broadside.svc\r\nAuthorization: Bearer wrong\r\n", ""))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void eventsEndWithTheRun() throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
    assertThat(ask("GET", RUN + "/events", "Accept: text/event-stream\r\n", ""))
        .startsWith("HTTP/1.1 200")
        .contains("text/event-stream")
        .contains("event: live")
        .contains("event: end");
    assertThat(stage.runs.listeners).isEmpty();
  }

  @Test
  void readersDoNotTakeEveryThread() throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 1, null));
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < RunResource.MOST_READERS; i++) {
        Socket reader =
            BareSocket.send(
                stage.port, "GET", RUN + "/events", "Accept: text/event-stream\r\n", "");
        readers.add(reader);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(reader.getInputStream(), UTF_8));
        assertThat(lines.lines().anyMatch("event: live"::equals)).isTrue();
      }
      assertThat(ask("GET", RUN + "/events", "Accept: text/event-stream\r\n", ""))
          .startsWith("HTTP/1.1 503")
          .contains("100 clients already follow runs");
      assertThat(ask("GET", RUN, "", "")).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void aSlowReaderHoldsNobodyUpAndMissesNoSecond() throws IOException {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 1, null));
    try (Socket reader =
        BareSocket.send(stage.port, "GET", RUN + "/events", "Accept: text/event-stream\r\n", "")) {
      reader.setSoTimeout(20_000);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(reader.getInputStream(), UTF_8));
      assertThat(lines.readLine()).contains("200");
      Moment running = ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 59, null);
      for (int i = 0; i < MORE_THAN_A_SOCKET_HOLDS; i++) {
        stage.runs.show(running);
      }
      stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));

      List<String> events = lines.lines().filter(l -> l.startsWith("data: {")).toList();

      assertThat(events).hasSizeBetween(1, MORE_THAN_A_SOCKET_HOLDS);
      assertThat(events.getLast()).contains("FINISHED", "\"second\":0,", "\"second\":59,");
    }
    assertThat(stage.runs.listeners).isEmpty();
  }

  @Test
  void aPortInUseIsSaidWithTheFlagThatHelps() {
    assertThatThrownBy(() -> new Stage(folder, stage.port))
        .isInstanceOf(ListenException.class)
        .hasMessage(
            "Port %d on 127.0.0.1 is in use by another program. Choose another port with --port, or"
                + " stop that program.",
            stage.port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "no such host"})
  void aHostThatIsNotThisMachineIsNotCalledAPortInUse(String host) {
    assertThatThrownBy(() -> new Stage(folder, host, 0))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining(
            "is not an address of this machine. Choose another address with --host");
  }

  private String ask(String method, String path, String headers, String body) throws IOException {
    return BareSocket.ask(stage.port, method, path, headers, body);
  }

  @Test
  void whatRunsSayAboutOneAnotherCanBeAsked() throws Exception {
    for (int i = 1; i <= 3; i++) {
      String id = "2026112%d-1-shop".formatted(i);
      RunWriter.open(stage.store.begin(id)).write(Records.judged(id, 60, 600, 10 + i));
    }
    String last = "/api/runs/20261123-1-shop";
    assertThat(ask("GET", last + "/comparison", "", ""))
        .startsWith("HTTP/1.1 404")
        .contains("No run of the same test as 20261123-1-shop is marked as a baseline.");
    assertThat(ask("GET", last + "/comparison?with=latest", "", ""))
        .startsWith("HTTP/1.1 200")
        .contains("\"decision\" : \"INCONCLUSIVE\"", "20261122-1-shop");
    assertThat(ask("GET", last + "/comparison?with=20261121-1-shop,20261122-1-shop", "", ""))
        .startsWith("HTTP/1.1 200");
    assertThat(ask("GET", last + "/comparison?with=nobody", "", "")).startsWith("HTTP/1.1 404");
    for (String tolerance : List.of("0", "-1", "11", "NaN", "much")) {
      assertThat(ask("GET", last + "/comparison?with=latest&tolerance=" + tolerance, "", ""))
          .startsWith("HTTP/1.1 400")
          .contains("tolerance must be");
    }
    assertThat(ask("GET", last + "/smallest-changes", "", "")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/trend", "", ""))
        .contains("\"test\" : \"Shop.java\"", "\"values\" : [ 11.0, 12.0, 13.0 ]");
    assertThat(ask("GET", "/api/trend?figure=p99&last=2&test=Shop.java", "", ""))
        .contains("\"values\" : [ 12.0, 13.0 ]");
    assertThat(ask("GET", "/api/trend?figure=p98", "", ""))
        .startsWith("HTTP/1.1 400")
        .contains("There is no figure p98. The figures are [p50, p95, p99, errors].");
    assertThat(ask("GET", "/api/trend?last=ten", "", "")).startsWith("HTTP/1.1 400");
  }

  @Test
  void whatIsKeptOfARunCanBeHadMarkedAndDeleted() throws Exception {
    RunWriter.open(stage.store.begin("20261120-1-shop"))
        .write(Records.judged("20261120-1-shop", 60, 600, 12));
    String kept = "/api/runs/20261120-1-shop";
    assertThat(ask("GET", kept + "/record", "", "")).contains("\"version\" : 1");
    assertThat(ask("GET", kept + "/files/run.json", "", "")).contains("\"version\" : 1");
    assertThat(ask("GET", kept + "/export/junit", "", ""))
        .contains("application/xml", "attachment; filename=\"20261120-1-shop-junit.xml\"");
    assertThat(ask("GET", kept + "/export/yaml", "", "")).startsWith("HTTP/1.1 404");
    for (String file : List.of("index.json", "..%2findex.json", "%2e%2e", "run.json%00")) {
      assertThat(ask("GET", kept + "/files/" + file, "", "")).containsPattern("^HTTP/1.1 4\\d\\d");
    }
    assertThat(ask("PUT", kept + "/marks", JSON, "{\"tags\":[\"a b\"],\"baseline\":false}"))
        .startsWith("HTTP/1.1 400");
    assertThat(ask("PUT", kept + "/marks", JSON, "{\"tags\":[\"slow\"],\"baseline\":true}"))
        .startsWith("HTTP/1.1 200");
    assertThat(ask("DELETE", kept, "", "")).startsWith("HTTP/1.1 409").contains("is a baseline");
    assertThat(ask("PUT", kept + "/marks", JSON, "{\"tags\":[],\"baseline\":false}"))
        .startsWith("HTTP/1.1 200");
    assertThat(ask("DELETE", kept, "", "")).startsWith("HTTP/1.1 204");
    assertThat(ask("GET", kept + "/record", "", "")).startsWith("HTTP/1.1 404");

    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null));
    RunWriter.open(stage.store.begin(FakeRuns.ID))
        .write(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 30, null).run());
    assertThat(ask("DELETE", RUN, "", "")).startsWith("HTTP/1.1 409").contains("is under way");
  }
}
