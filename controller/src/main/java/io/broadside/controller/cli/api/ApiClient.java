package io.broadside.controller.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.protocol.wire.Release;
import io.broadside.results.store.Marks;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A controller's API. */
public final class ApiClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Optional<String> BROKE_OFF =
      Optional.of("The connection to the controller was lost.");

  /** The environment's variable with the controller's token. */
  public static final String TOKEN = "BROADSIDE_TOKEN";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Way way;
  private volatile boolean compared;

  /** Speaks to the controller there. */
  public ApiClient(URI controller) {
    this(Way.to(controller));
  }

  /** Speaks over a way that is closed with it. */
  public ApiClient(Way way) {
    this.way = way;
  }

  /** Where it is. */
  public URI address() {
    return way.address();
  }

  /** Looks where the controller is now, after it did not answer. */
  public void renew() throws CliException {
    way.renew();
  }

  public RunView create(RunRequest request) throws CliException {
    return send("POST", "/api/runs", "application/json", Json.write(request), RunView.class);
  }

  public void upload(String name, byte[] zip) throws CliException {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    String path = "/api/simulations/" + encoded;
    send("PUT", path, "application/zip", zip, Map.class);
  }

  public void stop(String id) throws CliException {
    send("POST", "/api/runs/" + id + "/stop", "application/json", new byte[0], RunView.class);
  }

  public RunView stopAll() throws CliException {
    return send("POST", "/api/stop", "application/json", new byte[0], RunView.class);
  }

  public Map<?, ?> scale(int count) throws CliException {
    return send(
        "PUT", "/api/workers", "application/json", Json.write(Map.of("count", count)), Map.class);
  }

  public Live live(String id) throws CliException {
    return send("GET", "/api/runs/" + id + "/live", "application/json", new byte[0], Live.class);
  }

  /** All runs, the newest first. */
  public RunSummary[] runs() throws CliException {
    return send("GET", "/api/runs", "application/json", new byte[0], RunSummary[].class);
  }

  /** One of the files that are kept of a run; empty where there is none. */
  public Optional<byte[]> file(String id, String name) throws CliException {
    HttpRequest request = request("/api/runs/" + id + "/files/" + name).timeout(TIMEOUT).build();
    HttpResponse<byte[]> response = exchange(request);
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    if (response.statusCode() != 200) {
      throw refused(response);
    }
    return Optional.of(response.body());
  }

  /**
   * The record of a run, as it is kept.
   *
   * @throws CliException if it could not be kept
   */
  public String record(String id) throws CliException {
    return file(id, RunFolder.RECORD)
        .map(r -> new String(r, StandardCharsets.UTF_8))
        .orElseThrow(
            () -> new CliException(ExitCode.RUN_FAILED, "There is no record of run " + id + "."));
  }

  /** Writes on a run. */
  public void mark(String id, Marks marks) throws CliException {
    send("PUT", "/api/runs/" + id + "/marks", "application/json", Json.write(marks), Marks.class);
  }

  /** Deletes a run for good. */
  public void delete(String id) throws CliException {
    HttpResponse<byte[]> response =
        exchange(request("/api/runs/" + id).timeout(TIMEOUT).DELETE().build());
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
  }

  /** Hears of a run until it is final; otherwise returns why the stream ended before. */
  public Optional<String> follow(String id, Consumer<Live> listener) throws CliException {
    HttpRequest request =
        request("/api/runs/" + id + "/events").header("Accept", "text/event-stream").build();
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      compare(response);
      try (Stream<String> lines = response.body()) {
        return response.statusCode() == 200
            ? hear(lines, listener)
            : Optional.of(refusal(response.statusCode(), lines));
      }
    } catch (JsonProcessingException e) {
      throw new CliException(
          ExitCode.RUN_FAILED,
          "The controller's answer cannot be understood: " + e.getOriginalMessage());
    } catch (IOException | UncheckedIOException e) {
      return BROKE_OFF;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BROKE_OFF;
    }
  }

  private static Optional<String> hear(Stream<String> lines, Consumer<Live> listener)
      throws JsonProcessingException {
    for (Iterator<String> i = lines.iterator(); i.hasNext(); ) {
      String line = i.next();
      if (line.startsWith("data: {")) {
        byte[] data = line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
        Live live = Json.read(data, Live.class);
        listener.accept(live);
        if (live.run().state().isFinal()) {
          return Optional.empty();
        }
      }
    }
    return BROKE_OFF;
  }

  private static String refusal(int status, Stream<String> lines) {
    byte[] body = lines.collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    try {
      return Json.read(body, Problem.class).detail();
    } catch (JsonProcessingException e) {
      return "The controller answered with HTTP status %d.".formatted(status);
    }
  }

  /** Shows the token, which a controller on another machine asks for. */
  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    String token = System.getenv().getOrDefault(TOKEN, "").strip();
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private <T> T send(String method, String path, String type, byte[] body, Class<T> answer)
      throws CliException {
    HttpRequest request =
        request(path)
            .timeout(TIMEOUT)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = exchange(request);
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
    try {
      return Json.read(response.body(), answer);
    } catch (JsonProcessingException e) {
      throw stranger();
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws CliException {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      compare(response);
      return response;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          ("No controller answers at %s. Start one with `broadside controller`, or give its URL"
                  + " with --controller.")
              .formatted(address()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.STOPPED, "Interrupted.");
    }
  }

  /**
   * Says once that the controller is of another release.
   *
   * @throws CliException if both do not understand one another
   */
  private void compare(HttpResponse<?> response) throws CliException {
    String header = response.headers().firstValue(Release.HEADER).orElse(null);
    Release controller = Release.of(header);
    if (compared || header == null || controller.equals(Release.OWN)) {
      return;
    }
    compared = true;
    if (!Release.OWN.worksWith(controller)) {
      throw new CliException(
          ExitCode.USAGE,
          ("The controller is %s and this command is %s. These releases are too far apart to work"
                  + " together. Use the ./broadside of the controller's release.")
              .formatted(controller, Release.OWN));
    }
    System.err.printf(
        "The controller is %s and this command is %s. What only one of them knows is ignored or"
            + " refused.%n",
        controller, Release.OWN);
  }

  /** What the controller said; that it cannot do it now is no fault of who asks. */
  private CliException refused(HttpResponse<byte[]> response) {
    try {
      ExitCode code =
          switch (response.statusCode()) {
            case 409, 429, 502, 503, 504, 507 -> ExitCode.BUSY;
            default -> response.statusCode() >= 500 ? ExitCode.RUN_FAILED : ExitCode.USAGE;
          };
      return new CliException(code, Json.read(response.body(), Problem.class).detail());
    } catch (JsonProcessingException e) {
      return stranger();
    }
  }

  private CliException stranger() {
    return new CliException(
        ExitCode.USAGE,
        "The server at %s is not a Broadside controller. Check the address.".formatted(address()));
  }

  @Override
  public void close() {
    http.shutdownNow();
    way.close();
  }
}
