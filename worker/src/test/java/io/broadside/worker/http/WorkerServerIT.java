package io.broadside.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.worker.engine.Engine;
import io.broadside.worker.metrics.WorkerMetrics;
import io.broadside.worker.simulation.SimulationLoader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerServerIT {

  private static final String TOKEN = "Bearer secret";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  private final WorkerMetrics metrics = WorkerMetrics.ofRun();
  private final HttpClient http = HttpClient.newHttpClient();
  private Engine engine;
  private WorkerServer server;

  @BeforeEach
  void listen() throws IOException {
    engine =
        new Engine(
            "worker-1",
            "worker-1-0a",
            null,
            new SimulationLoader(folder, Path.of("")),
            metrics.measurements(),
            () -> {});
    server = new WorkerServer(loopback(0), "secret", engine, metrics, null);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void answersProbesThatShowNoToken() throws Exception {
    assertThat(send(request("/healthz").GET()).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> readiness = send(request("/readyz").GET());
    assertThat(new String(readiness.body(), StandardCharsets.UTF_8)).isEqualTo("idle\n");
    assertThat(readiness.statusCode()).as("a run may be about to reach it").isEqualTo(503);
  }

  @Test
  void isNotReadyOnceItLeaves() throws Exception {
    engine.leave();
    assertThat(send(request("/readyz").GET()).statusCode()).isEqualTo(503);
    assertThat(send(request("/healthz").GET()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer wrong", "Bearer secrets", "Basic secret", "secret"})
  void answersNobodyElseWithoutTheToken(String shown) throws Exception {
    for (String path :
        List.of("/status", "/metrics", "/outline", "/ordinals", bundlePath("no zip"))) {
      HttpRequest.Builder request = request(path).GET();
      HttpResponse<byte[]> answer =
          send(shown.isEmpty() ? request : request.header("Authorization", shown));
      assertProblem(
          answer, 401, "Send the fleet's token (BROADSIDE_TOKEN) as Authorization: Bearer TOKEN.");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(send(request("/schedule").PUT(json("{}"))).statusCode()).isEqualTo(401);
  }

  @Test
  void tellsItsStatus() throws Exception {
    HttpResponse<byte[]> answer = get("/status");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    Status status = Json.read(answer.body(), Status.class);
    assertThat(status.instance()).isEqualTo("worker-1-0a");
    assertThat(status.phase()).isEqualTo(EnginePhase.IDLE);
  }

  @Test
  void takesAScheduleAndAnswersWithItsStatus() throws Exception {
    HttpResponse<byte[]> answer = put("/schedule", schedule("run-1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    Status status = Json.read(answer.body(), Status.class);
    assertThat(status.run()).isEqualTo("run-1");
    assertThat(status.phase()).isEqualTo(EnginePhase.NEEDS_BUNDLE);
  }

  @Test
  void takesTheScheduleOfALaterController() throws Exception {
    String later = schedule("run-1").replace("{\"run\"", "{\"sinceLater\":1,\"run\"");
    assertThat(put("/schedule", later).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsWhatItFollowsAndOwns() throws Exception {
    assertProblem(get("/schedule"), 404, "This worker has no schedule yet.");
    put("/schedule", schedule("run-1"));
    Claim claim = Json.read(get("/schedule").body(), Claim.class);
    assertThat(claim.run()).isEqualTo("run-1");
    assertThat(claim.version()).isEqualTo(1);
  }

  @Test
  void refusesAnotherRunsSchedule() throws Exception {
    put("/schedule", schedule("run-1"));
    assertThat(put("/schedule", schedule("run-2")).statusCode()).isEqualTo(409);
  }

  @Test
  void saysWhatIsWrongWithASchedule() throws Exception {
    assertProblem(
        put("/schedule", "{\"run\": \"1\""),
        400,
        "The body is not a schedule: Unexpected end-of-input");
    assertProblem(
        put("/schedule", "null"), 400, "The body is not a schedule: it is empty, or null.");
    assertProblem(
        put("/schedule", schedule("run-1").replace("\"version\":1", "\"version\":\"one\"")),
        400,
        "The body is not a schedule: version is missing, or has the wrong type.");
    assertProblem(
        put("/schedule", schedule("run-1").replace("60000", "0")),
        400,
        "The body is not a schedule: a lease must last 1 ms or more, not 0.");
    assertProblem(
        put("/schedule", schedule("run-1").replace("\"starts\":{},", "")),
        400,
        "The body is not a schedule: a part of its Schedule is missing.");
    assertProblem(
        put(
            "/schedule",
            schedule("run-1").replace("\"properties\":{}", "\"properties\":{\"a\":null}")),
        400,
        "The body is not a schedule: plan.properties.a is missing, or has the wrong type");
    assertProblem(
        put("/schedule", schedule("run-1").replace("\"version\":1", "\"version\":\"1\"")),
        400,
        "The body is not a schedule: version is missing, or has the wrong type");
  }

  @Test
  void isNotHeldUpByThoseWhoSayNothingOrNotAll() throws Exception {
    List<Socket> others = new ArrayList<>();
    try {
      for (String half :
          List.of(
              "",
              "GET /sta",
              "GET /status HTTP/1.1|Host: worker|",
              "PUT /schedule HTTP/1.1|Authorization: Bearer secret|Content-Length: 9||{",
              "PUT /bundles/0 HTTP/1.1|Content-Length: 9||P")) {
        for (int i = 0; i < 20; i++) {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
          others.add(socket);
          socket.getOutputStream().write(bytes(half.replace("|", "\r\n")));
        }
      }
      assertThat(get("/status").statusCode()).isEqualTo(200);
      assertThat(put("/schedule", schedule("run-1")).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : others) {
        socket.close();
      }
    }
  }

  @Test
  void refusesAScheduleThatIsTooLarge() throws Exception {
    assertProblem(
        put("/schedule", " ".repeat(4 * MIB + 1)),
        413,
        "A schedule may have at most 4096 KiB; this one has more.");
  }

  @Test
  void takesTheBundleThatTheScheduleAsksFor() throws Exception {
    put("/schedule", schedule("run-1"));
    HttpResponse<byte[]> answer = send(withToken(bundlePath("no zip")).PUT(json("no zip")));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void givesTheBundleBackThatItWasGiven() throws Exception {
    put("/schedule", schedule("run-1"));
    assertProblem(get(bundlePath("no zip")), 404, "This worker has no bundle with that digest.");
    put(bundlePath("no zip"), "no zip");
    HttpResponse<byte[]> answer = get(bundlePath("no zip"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.body()).isEqualTo(bytes("no zip"));
    assertProblem(get(bundlePath("other")), 404, "This worker has no bundle with that digest.");
  }

  @Test
  void refusesADamagedBundle() throws Exception {
    put("/schedule", schedule("run-1"));
    assertProblem(
        put(bundlePath("no zip"), "other"),
        422,
        "The path says that the bundle's SHA-256 is " + Bundle.of(bytes("no zip")).digest());
  }

  @Test
  void hasNoOutlineAndNoOrdinalsBeforeThereIsARun() throws Exception {
    assertProblem(get("/outline"), 404, "The outline is available after a run is prepared");
    assertProblem(get("/ordinals?atMillis=5"), 404, "The ordinals are available after");
    assertProblem(get("/ordinals?atMillis=soon"), 400, "Ask with ?atMillis=");
  }

  @Test
  void saysWhichMethodAPathKnows() throws Exception {
    HttpResponse<byte[]> answer = put("/status", "{}");
    assertProblem(answer, 405, "/status allows only GET.");
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
    assertProblem(
        send(request("/schedule").header("Authorization", TOKEN).DELETE()),
        405,
        "/schedule allows only GET, PUT.");
  }

  @Test
  void saysThatThereIsNothing() throws Exception {
    assertProblem(get("/admin"), 404, "A worker has no page at /admin.");
  }

  @Test
  void showsItsMetricsAsAsked() throws Exception {
    metrics.measurements().userStarted("shop");
    assertThat(new String(get("/metrics").body(), StandardCharsets.UTF_8))
        .contains("broadside_users_started_total{scenario=\"shop\"} 1.0");
    HttpResponse<byte[]> answer = send(withToken("/metrics").header("Accept", PROTOBUF).GET());
    assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
  }

  @Test
  void saysThatItsPortIsTaken() {
    int port = server.address().getPort();
    assertThatThrownBy(() -> new WorkerServer(loopback(port), "secret", engine, metrics, null))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("Choose another with --port");
  }

  private static void assertProblem(HttpResponse<byte[]> answer, int status, String detail)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    Problem problem = Json.read(answer.body(), Problem.class);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.detail()).startsWith(detail);
  }

  private static String schedule(String run) {
    Plan plan =
        Plan.of(new Source.Bundled(Bundle.of(bytes("no zip")).digest(), null), 1, Limits.DEFAULT);
    return new String(
        Json.write(
            new Schedule(
                run,
                "worker-1-0a",
                1,
                plan,
                null,
                0,
                1,
                Assignment.NONE,
                Map.of(),
                Map.of(),
                new Lease(System.currentTimeMillis() * 1_000_000, 60_000),
                false,
                false)),
        StandardCharsets.UTF_8);
  }

  private static String bundlePath(String content) {
    return "/bundles/" + Bundle.of(bytes(content)).digest();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return send(withToken(path).GET());
  }

  private HttpResponse<byte[]> put(String path, String body) throws Exception {
    return send(withToken(path).PUT(json(body)));
  }

  private static BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  private HttpRequest.Builder withToken(String path) {
    return request(path).header("Authorization", TOKEN);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
