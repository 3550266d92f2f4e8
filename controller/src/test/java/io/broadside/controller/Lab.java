package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.local.LocalFleet;
import io.broadside.controller.fleet.local.WorkerCommand;
import io.broadside.controller.request.RunRequest;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import io.broadside.results.store.Retention;
import io.broadside.target.TargetService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A controller with real worker processes, and a target that records, all on loopback. */
final class Lab implements AutoCloseable {

  static final Path WORKER_JAR =
      Path.of(System.getProperty("broadside.home", ".."), "worker/target/worker.jar");

  private static final Path SIMULATIONS = Path.of("src/test/resources/simulations");

  /** For OpenLoad: far longer than any test waits for what is to come of it. */
  static final Map<String, String> LONG = Map.of("tail", "900");

  /** For a machine that has more to do than this. */
  static final int READY_SECONDS = 300;

  final String token = "token-" + UUID.randomUUID();
  final TargetService target;
  final Controller controller;
  private final HttpClient http = HttpClient.newHttpClient();

  Lab(Path folder) throws Exception {
    this(folder, WORKER_JAR, UnaryOperator.identity());
  }

  /** Between controller and workers lies what the function makes of a fleet. */
  Lab(Path folder, Path workerJar, UnaryOperator<Fleet> between) throws Exception {
    this(folder, workerJar, SIMULATIONS, between, Duration.ZERO, OutputSettings.NONE);
  }

  /** With that folder of simulations. */
  Lab(Path folder, Path workerJar, Path simulations) throws Exception {
    this(
        folder,
        workerJar,
        simulations,
        UnaryOperator.identity(),
        Duration.ZERO,
        OutputSettings.NONE);
  }

  /** One whose workers are ended once they have been silent for so long; zero means never. */
  Lab(Path folder, Duration patience) throws Exception {
    this(folder, WORKER_JAR, SIMULATIONS, UnaryOperator.identity(), patience, OutputSettings.NONE);
  }

  /** One that sends what runs measure to others. */
  Lab(Path folder, OutputSettings outputs) throws Exception {
    this(folder, WORKER_JAR, SIMULATIONS, UnaryOperator.identity(), Duration.ZERO, outputs);
  }

  private Lab(
      Path folder,
      Path workerJar,
      Path simulations,
      UnaryOperator<Fleet> between,
      Duration patience,
      OutputSettings outputs)
      throws Exception {
    target = new TargetService(0, true);
    FleetConfig.Local local =
        new FleetConfig.Local(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            workerJar.toAbsolutePath(),
            0,
            0);
    Path data = folder.resolve("data");
    Fleet fleet =
        new LocalFleet(
            new WorkerCommand(local.java(), local.workerJar(), token, data.resolve("logs")),
            patience);
    controller =
        new Controller(
            new ControllerConfig(
                "127.0.0.1",
                0,
                token,
                Set.of(),
                data,
                null,
                outputs,
                Retention.ALL,
                simulations.toAbsolutePath(),
                local),
            Platform.own(between.apply(fleet)));
  }

  RunView start(String simulation, int workers, Map<String, String> properties) throws Exception {
    return start(RunRequests.of(request(simulation, workers, properties)));
  }

  RunView start(RunRequest request) throws Exception {
    HttpResponse<byte[]> answer = send("POST", "/api/runs", Json.write(request));
    if (answer.statusCode() != 201) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return Json.read(answer.body(), RunView.class);
  }

  /** Sends a simulation: text, or a jar. */
  void upload(String name, byte[] content) throws Exception {
    HttpResponse<byte[]> answer =
        send(
            "PUT",
            "/api/simulations/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
            content);
    if (answer.statusCode() != 201) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  /** A run whose workers go on for so long without a controller. */
  RunView start(String simulation, int workers, Map<String, String> properties, int leaseSeconds)
      throws Exception {
    Map<String, Object> request = request(simulation, workers, properties);
    request.put("leaseSeconds", leaseSeconds);
    return start(RunRequests.of(request));
  }

  private Map<String, Object> request(
      String simulation, int workers, Map<String, String> properties) {
    return new HashMap<>(
        Map.of(
            "simulation", simulation,
            "target", target.address(),
            "workers", workers,
            "properties", properties,
            "seed", 7,
            "warmUpSeconds", 1,
            "readyTimeoutSeconds", READY_SECONDS));
  }

  Live live(RunView run) throws Exception {
    return Json.read(
        send("GET", "/api/runs/" + run.id() + "/live", new byte[0]).body(), Live.class);
  }

  void scale(int workers) throws Exception {
    send("PUT", "/api/workers", Json.write(Map.of("count", workers)));
  }

  /** Waits until the run is as wished. */
  Live await(RunView run, Predicate<Live> wished) throws Exception {
    return Await.live(() -> Optional.of(live(run)), wished);
  }

  Live awaitEnd(RunView run) throws Exception {
    return await(run, l -> l.run().state().isFinal());
  }

  /** Stops a run that has shown what it was to show, and waits for its end. */
  Live stop(RunView run) throws Exception {
    send("POST", "/api/runs/" + run.id() + "/stop", new byte[0]);
    Live end = awaitEnd(run);
    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.ABORTED);
    return end;
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(controller.address() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    controller.close();
    target.close();
    http.close();
  }
}
